package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Map;

/** A block quote that begins with {@code [!NOTE]}. */
public final class Alert extends NamedContainer {

    Alert(BasedSequence opening, CharSequence kind, BasedSequence title, Map<String, String> attributes) {
        super(opening, kind, title, attributes);
    }
}
