package dev.lectern.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides where events may be sent to. Whoever may name an address must not reach with it what only this service can reach: a
 * database, the metadata of a cloud. So it is decided on the addresses that a connection is then made to, each time anew.
 */
@ApplicationScoped
class Targets {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int LONGEST = 2_000;
    private static final int LAST_PORT = 65_535;

    private final WebhookSettings settings;
    private final HostNames names;

    Targets(WebhookSettings settings, HostNames names) {
        this.settings = settings;
        this.names = names;
    }

    /** The URL that {@code text} is, whoever is behind it. */
    static URI url(String text) throws TargetRefusedException {
        if (text.length() > LONGEST) {
            throw new TargetRefusedException(
                    "The URL has %d characters; at most %d are taken.".formatted(text.length(), LONGEST));
        }
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            throw refused(text, "is not a URL");
        }
        if (url.getScheme() == null || !SCHEMES.contains(url.getScheme())) {
            throw refused(text, "does not begin with http:// or https://");
        }
        if (url.getHost() == null) {
            throw refused(text, "names no host, or one that is to be written in ASCII (punycode)");
        }
        if (url.getRawUserInfo() != null) {
            throw refused(text, "holds credentials; deliveries are signed instead");
        }
        if (url.getRawFragment() != null) {
            throw refused(text, "holds a fragment, which is never sent");
        }
        if (url.getPort() == 0 || url.getPort() > LAST_PORT) {
            throw refused(text, "has a port that does not exist");
        }
        return url;
    }

    /** The addresses to send to; all of those that {@code url} has now, none of which is refused. */
    List<InetAddress> addresses(URI url) throws TargetRefusedException {
        List<InetAddress> addresses;
        try {
            addresses = names.addresses(url.getHost());
        } catch (UnknownHostException e) {
            throw new TargetRefusedException("The host %s can't be found.".formatted(url.getHost()));
        }
        if (settings.privateTargets()) {
            return addresses;
        }
        Optional<InetAddress> refused = addresses.stream()
                .filter(address -> !PublicAddresses.contain(address))
                .findFirst();
        if (refused.isPresent()) {
            throw new TargetRefusedException(
                    "The host %s has the address %s, which is not public; only LECTERN_WEBHOOK_PRIVATE_TARGETS allows that."
                            .formatted(url.getHost(), refused.get().getHostAddress()));
        }
        return addresses;
    }

    private static TargetRefusedException refused(String text, String reason) {
        return new TargetRefusedException(
                "'%s' %s; give one such as https://www.example.com/hooks/lectern.".formatted(text, reason));
    }
}
