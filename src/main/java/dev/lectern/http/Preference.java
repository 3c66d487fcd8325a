package dev.lectern.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client would like of an answer, and need not get: what can't be understood is passed over.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7240#section-4.3">RFC 7240, section 4.3, wait</a>
 */
public final class Preference {

    public static final String HEADER = "Prefer";

    /** Says which preferences were followed. */
    public static final String APPLIED = "Preference-Applied";

    private static final Pattern WAIT = Pattern.compile("(?i)\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(;.*)?");

    private Preference() {}

    /** How long the client wants to wait for the outcome, {@code longest} at most; empty where it does not want to. */
    public static Optional<Duration> wait(List<String> headers, Duration longest) {
        return headers.stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(WAIT::matcher)
                .filter(Matcher::matches)
                .map(wait -> Duration.ofSeconds(Long.parseLong(wait.group(1))))
                .findFirst()
                .map(wait -> wait.compareTo(longest) > 0 ? longest : wait)
                .filter(wait -> !wait.isZero());
    }
}
