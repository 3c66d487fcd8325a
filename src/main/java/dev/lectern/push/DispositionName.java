package dev.lectern.push;

import dev.lectern.source.ArchiveRefused;
import dev.lectern.source.EntryPath;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name that a request gives its body.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6266#section-4.3">RFC 6266, section 4.3</a>
 */
final class DispositionName {

    private static final Pattern FILENAME =
            Pattern.compile("(?i);\\s*filename\\s*=\\s*(?:\"([^\"\\\\]*)\"|([^\\s;\"]+))");

    private DispositionName() {}

    /** The name in a {@code Content-Disposition}; empty where it has none, or one that is a path. */
    static Optional<String> of(String header) {
        Matcher found = FILENAME.matcher(header);
        if (!found.find()) {
            return Optional.empty();
        }
        String name = found.group(1) == null ? found.group(2) : found.group(1);
        try {
            // RFC 6266: "Recipients MUST NOT be able to write into any location other than one to which they are
            // entitled".
            return Optional.of(EntryPath.of(name)).filter(path -> !path.contains("/") && !path.isEmpty());
        } catch (ArchiveRefused unsafe) {
            return Optional.empty();
        }
    }
}
