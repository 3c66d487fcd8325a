package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Map;

/** What is indented below {@code !!! note} or {@code ??? note}. */
public final class Admonition extends NamedContainer {

    Admonition(BasedSequence opening, CharSequence kind, BasedSequence title, Map<String, String> attributes) {
        super(opening, kind, title, attributes);
    }
}
