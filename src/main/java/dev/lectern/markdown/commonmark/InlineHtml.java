package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Raw HTML in one text. An ending that the rest of the text has not is looked for once. */
final class InlineHtml {

    static final int NONE = -1;

    private static final Pattern TAG = Pattern.compile(HtmlStart.Tags.ANY);
    private static final Pattern DECLARATION = Pattern.compile("<![A-Za-z]");

    private final BasedSequence text;
    private final Set<String> missing = new HashSet<>();

    InlineHtml(BasedSequence text) {
        this.text = text;
    }

    // spec: An HTML tag consists of an open tag, a closing tag, an HTML comment, a processing instruction, a
    // declaration, or a CDATA section.
    /** Index after the tag that starts at {@code start}, where there is a {@code <}; {@link #NONE} when it is none. */
    int end(int start) {
        if (text.matchChars("<!--", start)) {
            return comment(start);
        } else if (text.matchChars("<?", start)) {
            return after("?>", start + 2);
        } else if (text.matchChars("<![CDATA[", start)) {
            return after("]]>", start + "<![CDATA[".length());
        } else if (here(DECLARATION, start) != NONE) {
            return after(">", start);
        }
        return here(TAG, start);
    }

    // spec: An HTML comment consists of <!-->, <!--->, or <!--, a string of characters not including the string -->,
    // and -->.
    private int comment(int start) {
        int content = start + "<!--".length();
        if (text.matchChars(">", content)) {
            return content + 1;
        }
        return text.matchChars("->", content) ? content + 2 : after("-->", content);
    }

    private int after(String end, int from) {
        int found = missing.contains(end) ? NONE : text.indexOf(end.charAt(0), from);
        while (found >= 0 && !text.matchChars(end, found)) {
            found = text.indexOf(end.charAt(0), found + 1);
        }
        if (found < 0) {
            missing.add(end);
            return NONE;
        }
        return found + end.length();
    }

    private int here(Pattern pattern, int start) {
        Matcher matcher = pattern.matcher(text).region(start, text.length());
        return matcher.lookingAt() ? matcher.end() : NONE;
    }
}
