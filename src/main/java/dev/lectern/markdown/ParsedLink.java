package dev.lectern.markdown;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A link or an image of a lesson. Addresses that are links by themselves are none, and so is what the sanitiser takes
 * out.
 *
 * @param number counts the lesson's links from 1, in document order
 * @param section position of the section it is shown in
 * @param kind what it is
 * @param url where it leads, as the author wrote it, without escapes and entities
 * @param text what a reader sees of it; of an image the alternative text
 * @param line line of the source file that its destination begins on, 1-based: that of the definition where it is one
 *     by reference
 * @param column column there, 1-based
 * @param endLine last line of the destination
 * @param endColumn column after its last character
 * @param places where its destination stands in the formats of the sections
 */
public record ParsedLink(
        int number,
        int section,
        Kind kind,
        String url,
        String text,
        int line,
        int column,
        int endLine,
        int endColumn,
        List<Place> places) {

    private static final Pattern EXTERNAL =
            Pattern.compile("^(?:[A-Za-z][A-Za-z0-9+.-]*:|[/\\\\]{2}).*", Pattern.DOTALL);
    private static final Pattern HARMLESS = Pattern.compile("(?i)^(?:https?:|mailto:|[/\\\\]{2}).*", Pattern.DOTALL);
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\s]+");

    public ParsedLink {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(text, "text");
        places = List.copyOf(places);
        if (number < 1 || section < 1 || line < 1 || column < 1) {
            throw new IllegalArgumentException(
                    "not a link: number %d, section %d, at %d:%d".formatted(number, section, line, column));
        }
    }

    /** What a link is. */
    public enum Kind {
        /** Leads somewhere when followed. */
        LINK,
        /** Is shown where it stands. */
        IMAGE
    }

    /** What stands at a place. */
    public enum Form {
        /** The value of an attribute, between double quotes. */
        HTML,
        /** A destination, or the value of an attribute of raw HTML. */
        MARKDOWN,
        /** The member {@code url} of a node, with its name. */
        MDAST,
        /** The value of an attribute of raw HTML, within JSON text. */
        MDAST_HTML
    }

    /**
     * Where a destination stands: from {@code start} to before {@code end}, in UTF-16 units, of a section's body, or of
     * its heading.
     *
     * @param section position of the section, which may be another than the link's where a footnote or a definition is
     */
    public record Place(int section, boolean heading, Form form, int start, int end) {}

    /** Whether it leads out of the course: it has a scheme or a host. */
    public boolean external() {
        return EXTERNAL.matcher(seen(url)).matches();
    }

    /** Whether a link to {@code url} may be followed: within the course, or by one of the schemes that are harmless. */
    static boolean isServed(String url) {
        String seen = seen(url);
        return !EXTERNAL.matcher(seen).matches() || HARMLESS.matcher(seen).matches();
    }

    /** What browsers see: they leave out control characters, so that {@code java\nscript:} is a scheme to them. */
    private static String seen(String url) {
        return UNSEEN.matcher(url).replaceAll("");
    }
}
