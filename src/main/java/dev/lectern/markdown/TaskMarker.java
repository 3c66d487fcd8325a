package dev.lectern.markdown;

import dev.lectern.markdown.Markup.Check;
import java.util.ArrayList;
import java.util.List;

/** The <code>[ ]</code> or <code>[x]</code> that makes a list item a task. */
final class TaskMarker {

    private static final int LENGTH = 3;

    private TaskMarker() {}

    // GFM spec: A task list item is a list item where the first block in it is a paragraph which begins with a task
    // list item marker and at least one whitespace character before any other content.
    static Check in(List<Markup> children) {
        if (children.isEmpty()
                || !(children.get(0) instanceof Markup.Paragraph paragraph)
                || !(paragraph.children().get(0) instanceof Markup.Text text)) {
            return Check.NONE;
        }
        String value = text.value();
        if (value.length() <= LENGTH || !Character.isWhitespace(value.charAt(LENGTH))) {
            return Check.NONE;
        }
        return switch (value.substring(0, LENGTH)) {
            case "[ ]" -> Check.OPEN;
            case "[x]", "[X]" -> Check.DONE;
            default -> Check.NONE;
        };
    }

    /** The children of a task without its marker. */
    static List<Markup> without(List<Markup> children) {
        Markup.Paragraph paragraph = (Markup.Paragraph) children.get(0);
        Markup.Text text = (Markup.Text) paragraph.children().get(0);
        List<Markup> content = new ArrayList<>(paragraph.children());
        String rest = text.value().substring(LENGTH).stripLeading();
        if (rest.isEmpty()) {
            content.remove(0);
        } else {
            content.set(0, new Markup.Text(rest));
        }
        List<Markup> result = new ArrayList<>(children);
        result.set(0, new Markup.Paragraph(content));
        return result;
    }
}
