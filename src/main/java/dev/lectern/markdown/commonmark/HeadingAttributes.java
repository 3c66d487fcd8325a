package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A heading's text and the attributes that stood at its end: <code>{#id}</code>, <code>{#id .class key=value}</code> or
 * <code>{: #id}</code>. Braces that hold anything else are text.
 *
 * @param text what is left of the heading
 * @param id the id, empty when none was given
 * @param found whether there were attributes
 */
record HeadingAttributes(BasedSequence text, String id, boolean found) {

    private static final Pattern ID = Pattern.compile("#([^\\s#\"'=<>]++)");
    private static final Pattern OTHER =
            Pattern.compile("\\.[\\p{L}_-][\\p{L}\\p{N}_-]*+|[A-Za-z][\\w-]*+=(?:\"[^\"]*+\"|[^\\s\"{}]++)");
    private static final Pattern SPACE = Pattern.compile("[ \t\n]+");

    static HeadingAttributes read(BasedSequence text) {
        HeadingAttributes none = new HeadingAttributes(text, "", false);
        int length = text.length();
        if (length == 0 || text.charAt(length - 1) != '}') {
            return none;
        }
        int open = text.lastIndexOf('{');
        if (open < 0 || escaped(text, open)) {
            return none;
        }
        String inside = text.subSequence(open + 1, length - 1).toString().strip();
        if (inside.startsWith(":")) {
            inside = inside.substring(1).strip();
        }
        String id = "";
        for (String token : SPACE.split(inside)) {
            Matcher matcher = ID.matcher(token);
            if (matcher.matches()) {
                id = matcher.group(1);
            } else if (!OTHER.matcher(token).matches()) {
                return none;
            }
        }
        return new HeadingAttributes(AtxHeading.spaceTrimmed(text.subSequence(0, open)), id, true);
    }

    HeadingAttributes with(BasedSequence text) {
        return new HeadingAttributes(text, id, found);
    }

    private static boolean escaped(CharSequence text, int index) {
        int backslashes = 0;
        while (index - backslashes > 0 && text.charAt(index - backslashes - 1) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }
}
