package dev.lectern.markdown.commonmark;

import java.util.regex.Pattern;

/** The seven start and end conditions of HTML blocks, in the order of the specification. */
enum HtmlStart {
    RAW_TEXT("<(?:script|pre|style|textarea)(?:\\s|>|$)", "</(?:script|pre|style|textarea)>"),
    COMMENT("<!--", "-->"),
    INSTRUCTION("<[?]", "\\?>"),
    DECLARATION("<![A-Z]", ">"),
    CDATA("<!\\[CDATA\\[", "\\]\\]>"),
    BLOCK_TAG("</?(?:" + Tags.BLOCK + ")(?:\\s|/?>|$)", null),
    ANY_TAG("(?:" + Tags.OPEN + "|" + Tags.CLOSE + ")\\s*$", null);

    private final Pattern start;
    private final Pattern end;

    HtmlStart(String start, String end) {
        this.start = Pattern.compile(start, Pattern.CASE_INSENSITIVE);
        this.end = end == null ? null : Pattern.compile(end, Pattern.CASE_INSENSITIVE);
    }

    /** The condition that {@code line}, which starts with {@code <}, meets; null when it meets none. */
    static HtmlStart of(String line, boolean inParagraph) {
        for (HtmlStart kind : values()) {
            // spec: All types of HTML blocks except type 7 may interrupt a paragraph.
            if (!(kind == ANY_TAG && inParagraph) && kind.start.matcher(line).lookingAt()) {
                return kind;
            }
        }
        return null;
    }

    boolean endsAtBlankLine() {
        return end == null;
    }

    boolean endsIn(String line) {
        return end != null && end.matcher(line).find();
    }

    /** How a complete tag is written. */
    static final class Tags {
        static final String BLOCK = "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd"
                + "|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h1|h2|h3|h4|h5|h6"
                + "|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param"
                + "|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul";
        private static final String NAME = "[A-Za-z][A-Za-z0-9-]*+";
        private static final String VALUE = "(?:[^\"'=<>`\\x00-\\x20]++|'[^']*+'|\"[^\"]*+\")";
        private static final String ATTRIBUTE = "\\s++[A-Za-z_:][A-Za-z0-9:._-]*+(?:\\s*+=\\s*+" + VALUE + ")?+";
        static final String OPEN = "<" + NAME + "(?:" + ATTRIBUTE + ")*+\\s*+/?>";
        static final String CLOSE = "</" + NAME + "\\s*+>";
    }
}
