package dev.lectern.layout;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands between {@code {{#} and {@code }}} in a chapter of mdBook.
 *
 * @param start 0-based in its line, in UTF-16 units
 * @param end just after it
 * @param written as it is written
 * @param kind what to put in its place
 * @param path of the file to take from, relative to the file that holds the directive; empty when it takes none
 * @param part which lines of the file: nothing for all, else lines or an anchor, as written after the path
 * @param attributes words after the path
 */
record IncludeDirective(
        int start, int end, String written, Kind kind, String path, String part, List<String> attributes) {

    // mdBook: an escaped directive reaches to the last braces of its line
    private static final Pattern DIRECTIVE = Pattern.compile("\\\\\\{\\{#.*\\}\\}|\\{\\{\\s*#(\\w+)\\s+([^}]+)\\}\\}");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    enum Kind {
        /** Shows that it is written, without the backslash before it. */
        ESCAPED,
        /** Lines of a file. */
        INCLUDE,
        /** Lines of a file, and all others hidden. */
        RUSTDOC_INCLUDE,
        /** A code block with a file in it. */
        PLAYGROUND,
        /** What the window of a browser is called, and no text. */
        TITLE
    }

    /** The directives of {@code line}, from left to right. */
    static List<IncludeDirective> in(String line) {
        if (!line.contains("{{")) {
            return List.of();
        }
        Matcher found = DIRECTIVE.matcher(line);
        return found.results()
                .map(IncludeDirective::of)
                .filter(directive -> directive.kind != null)
                .toList();
    }

    boolean takesFile() {
        return !path.isEmpty();
    }

    private static IncludeDirective of(MatchResult match) {
        Kind kind = match.group(1) == null ? Kind.ESCAPED : kind(match.group(1));
        boolean file = kind != Kind.ESCAPED && kind != Kind.TITLE;
        List<String> words = file ? List.of(SPACE.split(match.group(2).strip())) : List.of("");
        int colon = kind == Kind.PLAYGROUND ? -1 : words.get(0).indexOf(':');
        String path = colon < 0 ? words.get(0) : words.get(0).substring(0, colon);
        String part = colon < 0 ? "" : words.get(0).substring(colon + 1);
        return new IncludeDirective(
                match.start(), match.end(), match.group(), kind, path, part, words.subList(1, words.size()));
    }

    /** Null for a word that mdBook does not know, which it leaves as it is. */
    private static Kind kind(String word) {
        return switch (word) {
            case "include" -> Kind.INCLUDE;
            case "rustdoc_include" -> Kind.RUSTDOC_INCLUDE;
            case "playground", "playpen" -> Kind.PLAYGROUND;
            case "title" -> Kind.TITLE;
            default -> null;
        };
    }
}
