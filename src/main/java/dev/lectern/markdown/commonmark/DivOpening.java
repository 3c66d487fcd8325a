package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.util.sequence.BasedSequence;

/**
 * Reads the line that opens a fenced div, as the tools that have them write it: {@code :::tip[Title]{.class}} and
 * {@code :::tip Title} of Docusaurus, {@code ::: tip :::} and <code>::: {.tip title="Title"}</code> of Pandoc,
 * <code>:::{tip} Title</code> of MyST.
 */
final class DivOpening {

    /** The kind of a div whose attributes name none. */
    private static final String UNNAMED = "div";

    private DivOpening() {}

    /**
     * The div that is opened, or null when the line does not.
     *
     * @param line the line from its colons on
     * @param afterColons what stands after them
     */
    static Div read(BasedSequence line, BasedSequence afterColons) {
        BasedSequence text = withoutColons(AtxHeading.spaceTrimmed(afterColons));
        int nameEnd = NamedContainer.nameEnd(text, 0);
        if (nameEnd < text.length() && " \t[{".indexOf(text.charAt(nameEnd)) < 0) {
            return null;
        }
        int afterName = StartFactory.skipSpaces(text, nameEnd);
        AttributeList attributes = AttributeList.at(text, afterName);
        if (nameEnd == 0 && attributes.end() == 0) {
            return null;
        }
        BasedSequence title = AtxHeading.spaceTrimmed(text.subSequence(attributes.end()));
        if (attributes.end() == afterName && title.endsWith("}")) {
            int open = title.lastIndexOf('{');
            AttributeList last = AttributeList.at(title, open);
            if (last.end() == title.length()) {
                attributes = last;
                title = AtxHeading.spaceTrimmed(title.subSequence(0, open));
            }
        }
        String kind = nameEnd > 0 ? text.subSequence(0, nameEnd).toString() : attributes.takeName(UNNAMED);
        BasedSequence label = title.isEmpty() ? attributes.takeTitle() : unbracketed(title);
        return new Div(line, kind, label, attributes.toMap());
    }

    // Pandoc: The attributes may optionally be followed by another string of consecutive colons.
    private static BasedSequence withoutColons(BasedSequence text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ':') {
            end--;
        }
        boolean fence = text.length() - end >= 3 && end > 0 && " \t".indexOf(text.charAt(end - 1)) >= 0;
        return fence ? AtxHeading.spaceTrimmed(text.subSequence(0, end)) : text;
    }

    /** What stands in the brackets around all of {@code title}, else {@code title}. */
    private static BasedSequence unbracketed(BasedSequence title) {
        int depth = 0;
        for (int i = 0; i < title.length(); i++) {
            char c = title.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth--;
            }
            if (depth <= 0) {
                return i > 0 && i == title.length() - 1 ? AtxHeading.spaceTrimmed(title.subSequence(1, i)) : title;
            }
        }
        return title;
    }
}
