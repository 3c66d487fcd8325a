package dev.lectern.remote;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a repository is, in the one form in which it is compared with what is allowed, and then used: what could be read in
 * two ways is no address here.
 *
 * @param text with the scheme and the host in lower case, and without a slash at the end
 */
record RepositoryAddress(String text) {

    private static final int LONGEST = 1_000;
    private static final Set<String> SCHEMES = Set.of("https", "http", "file");

    /** The address that {@code written} is; empty when it is none that can be pulled from. */
    static Optional<RepositoryAddress> of(String written) {
        try {
            URI address = new URI(written);
            String scheme = Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            String host = Optional.ofNullable(address.getHost()).orElse("").toLowerCase(Locale.ROOT);
            boolean local = scheme.equals("file");
            if (written.length() > LONGEST
                    || !SCHEMES.contains(scheme)
                    || local != host.isEmpty()
                    || address.getRawUserInfo() != null
                    || address.getRawQuery() != null
                    || address.getRawFragment() != null
                    || !isPlain(address.getRawPath())) {
                return Optional.empty();
            }
            String port = address.getPort() < 0 ? "" : ":" + address.getPort();
            String path = address.getRawPath().replaceFirst("/$", "");
            return Optional.of(new RepositoryAddress(scheme + "://" + host + port + path));
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    /** Nothing in it stands for something else: no {@code ..}, no escapes, no empty segments. */
    private static boolean isPlain(String path) {
        return path != null
                && path.length() > 1
                && path.startsWith("/")
                && path.chars().noneMatch(c -> c == '%' || c == '\\' || c == ';')
                && Arrays.stream(path.substring(1).split("/"))
                        .noneMatch(segment -> segment.isEmpty() || segment.equals(".") || segment.equals(".."));
    }
}
