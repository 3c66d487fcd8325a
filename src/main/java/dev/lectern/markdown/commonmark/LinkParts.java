package dev.lectern.markdown.commonmark;

/** Finds where the parts of a link end. Every index is one after the part, and -1 when there is none. */
final class LinkParts {

    static final int NONE = -1;

    private static final int MAX_LABEL = 999;
    private static final int MAX_PARENTHESES = 32;
    private static final String ESCAPABLE = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private LinkParts() {}

    /** Whether {@code text} has a character at {@code index} that a backslash before it makes literal. */
    static boolean escapable(CharSequence text, int index) {
        return index < text.length() && ESCAPABLE.indexOf(text.charAt(index)) >= 0;
    }

    // spec: A link label begins with a left bracket and ends with the first right bracket that is not
    // backslash-escaped. Unescaped square bracket characters are not allowed inside. [It] can have at most 999
    // characters inside the square brackets.
    static int label(CharSequence text, int start) {
        if (start >= text.length() || text.charAt(start) != '[') {
            return NONE;
        }
        for (int i = start + 1; i < text.length() && i - start <= MAX_LABEL + 1; i++) {
            switch (text.charAt(i)) {
                case '\\' -> i += escapable(text, i + 1) ? 1 : 0;
                case '[' -> {
                    return NONE;
                }
                case ']' -> {
                    return i + 1;
                }
                default -> {}
            }
        }
        return NONE;
    }

    /** Whether {@code text} begins a label at {@code start} that more text could end. */
    static boolean mayBeLabel(CharSequence text, int start) {
        for (int i = start + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i += escapable(text, i + 1) ? 1 : 0;
            } else if (text.charAt(i) == '[' || i - start > MAX_LABEL) {
                return false;
            }
        }
        return start < text.length() && text.charAt(start) == '[';
    }

    /** The end of a destination, which may be empty when it is not in angle brackets. */
    static int destination(CharSequence text, int start) {
        boolean angle = start < text.length() && text.charAt(start) == '<';
        return angle ? angleDestination(text, start) : bareDestination(text, start);
    }

    // spec: a sequence of zero or more characters between an opening < and a closing > that contains no line endings or
    // unescaped < or > characters
    private static int angleDestination(CharSequence text, int start) {
        for (int i = start + 1; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\\' -> i += escapable(text, i + 1) ? 1 : 0;
                case '\n', '<' -> {
                    return NONE;
                }
                case '>' -> {
                    return i + 1;
                }
                default -> {}
            }
        }
        return NONE;
    }

    // spec: a nonempty sequence of characters that does not start with <, does not include ASCII control characters or
    // space character, and includes parentheses only if they are backslash-escaped or balanced.
    private static int bareDestination(CharSequence text, int start) {
        int open = 0;
        int i = start;
        while (i < text.length() && text.charAt(i) > ' ' && text.charAt(i) != '\u007f') {
            char c = text.charAt(i);
            if (c == ')' && open == 0) {
                return i;
            } else if (c == '\\' && escapable(text, i + 1)) {
                i++;
            } else if (c == '(' && ++open > MAX_PARENTHESES) {
                return NONE;
            } else if (c == ')') {
                open--;
            }
            i++;
        }
        return open == 0 ? i : NONE;
    }

    // spec: A link title consists of zero or more characters between straight double-quote characters, straight
    // single-quote characters or matching parentheses, including [the delimiter] only if it is backslash-escaped.
    static int title(CharSequence text, int start) {
        char open = start < text.length() ? text.charAt(start) : ' ';
        if (open != '"' && open != '\'' && open != '(') {
            return NONE;
        }
        char close = open == '(' ? ')' : open;
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i += escapable(text, i + 1) ? 1 : 0;
            } else if (c == close) {
                return i + 1;
            } else if (c == open) {
                return NONE;
            }
        }
        return NONE;
    }

    /** Index after spaces, tabs and line endings. */
    static int whitespace(CharSequence text, int start) {
        int i = start;
        while (i < text.length() && " \t\n".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }
}
