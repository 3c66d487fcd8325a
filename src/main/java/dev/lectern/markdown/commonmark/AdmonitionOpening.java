package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the line that opens an admonition: <code>!!! kind class "Title"</code>, or one that folds. */
final class AdmonitionOpening {

    /** What it may begin with. */
    static final String MARKS = "!?";

    private static final String PLAIN = "!!!";
    private static final String FOLDED = "???";
    private static final String UNFOLDED = "???+";

    private AdmonitionOpening() {}

    /** The admonition that {@code line} opens, else null. */
    static Admonition read(BasedSequence line) {
        int mark = line.startsWith(UNFOLDED) ? UNFOLDED.length() : PLAIN.length();
        if (!line.startsWith(PLAIN) && !line.startsWith(FOLDED)) {
            return null;
        }
        BasedSequence rest = AtxHeading.spaceTrimmed(line.subSequence(mark));
        BasedSequence title = BasedSequence.EMPTY;
        int quote = rest.indexOf('"');
        if (quote > 0 && quote < rest.length() - 1 && rest.endsWith("\"")) {
            title = AtxHeading.spaceTrimmed(rest.subSequence(quote + 1, rest.length() - 1));
            rest = AtxHeading.spaceTrimmed(rest.subSequence(0, quote));
        }
        int kindEnd = NamedContainer.nameEnd(rest, 0);
        if (kindEnd == 0 || !isNames(rest)) {
            return null;
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        String classes = AtxHeading.spaceTrimmed(rest.subSequence(kindEnd)).toString();
        if (!classes.isEmpty()) {
            attributes.put("class", classes);
        }
        if (line.startsWith(FOLDED)) {
            attributes.put(NamedContainer.COLLAPSE, String.valueOf(!line.startsWith(UNFOLDED)));
        }
        return new Admonition(line, rest.subSequence(0, kindEnd), title, attributes);
    }

    private static boolean isNames(BasedSequence text) {
        int index = 0;
        while (index < text.length()) {
            int end = NamedContainer.nameEnd(text, index);
            int next = StartFactory.skipSpaces(text, end);
            if (end == index || next == end && next < text.length()) {
                return false;
            }
            index = next;
        }
        return true;
    }
}
