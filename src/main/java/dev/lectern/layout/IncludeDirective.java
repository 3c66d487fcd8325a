package dev.lectern.layout;

import java.util.ArrayList;
import java.util.List;
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

    private static final Pattern DIRECTIVE = Pattern.compile("\\{\\{\\s*#(\\w++)\\s+([^}]+)");
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

    /** The directives of {@code line}, from left to right; every character is looked at a few times at most. */
    static List<IncludeDirective> in(String line) {
        List<IncludeDirective> found = new ArrayList<>();
        Matcher directive = DIRECTIVE.matcher(line);
        int last = line.lastIndexOf("}}");
        int close = -1;
        int open = last < 0 ? -1 : line.indexOf("{{");
        while (open >= 0) {
            if (open > 0 && line.charAt(open - 1) == '\\' && line.startsWith("{{#", open) && last > open) {
                // mdBook: an escaped directive reaches to the last braces of its line
                int end = last + 2;
                found.add(new IncludeDirective(
                        open - 1, end, line.substring(open - 1, end), Kind.ESCAPED, "", "", List.of()));
                return found;
            }
            close = close < open ? line.indexOf('}', open) : close;
            if (close < 0) {
                return found;
            }
            int next = open + 1;
            if (!line.startsWith("}}", close)) {
                next = close;
            } else if (directive.region(open, close).matches()) {
                next = close + 2;
                Kind kind = kind(directive.group(1));
                if (kind != null) {
                    found.add(of(kind, directive.group(2).strip(), open, line.substring(open, next)));
                }
            }
            open = line.indexOf("{{", next);
        }
        return found;
    }

    private static IncludeDirective of(Kind kind, String argument, int start, String written) {
        List<String> words = kind == Kind.TITLE ? List.of("") : List.of(SPACE.split(argument));
        int colon = kind == Kind.PLAYGROUND ? -1 : words.get(0).indexOf(':');
        String path = colon < 0 ? words.get(0) : words.get(0).substring(0, colon);
        String part = colon < 0 ? "" : words.get(0).substring(colon + 1);
        return new IncludeDirective(
                start, start + written.length(), written, kind, path, part, words.subList(1, words.size()));
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
