package dev.lectern.http;

import java.util.Map;

/**
 * Thrown where the address that was asked for has become another one: answered with 308 and the same address but for the
 * parts that changed.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.4.9">RFC 9110, section 15.4.9, 308 Permanent Redirect</a>
 */
public final class Moved extends RuntimeException {

    private final transient Map<String, String> parts;

    /** {@code parts} are what now follows a path segment: <code>{lessons: threads}</code> for {@code /lessons/threads}. */
    public Moved(Map<String, String> parts) {
        super("moved to " + parts, null, false, false);
        this.parts = Map.copyOf(parts);
    }

    Map<String, String> parts() {
        return parts;
    }
}
