package dev.lectern.remote;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Repositories that a setting means: the address of one, or what addresses begin with, up to a slash; {@code *} stands for
 * anything but a slash. So {@code https://github.com/acme} allows what lies below it, and not {@code https://github.com/acme-evil}.
 */
record AddressPattern(Pattern pattern) {

    static AddressPattern of(String written) {
        String[] parts = written.strip().replaceFirst("/+$", "").split("\\*", -1);
        String regex = Arrays.stream(parts).map(Pattern::quote).collect(Collectors.joining("[^/]*"));
        return new AddressPattern(Pattern.compile(regex + "(/.*)?"));
    }

    boolean matches(RepositoryAddress address) {
        return pattern.matcher(address.text()).matches();
    }
}
