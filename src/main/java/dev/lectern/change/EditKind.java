package dev.lectern.change;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What an edit touched. Where it touched several, the first of them here is the one that names it. */
enum EditKind {
    CODE,
    /** The words that readers see, headings included. */
    PROSE,
    /** What is said about the text: front matter, title, order, tags, anchors, info strings. */
    METADATA,
    /** White space and markup alone. */
    COSMETIC;

    static final Set<String> NAMES =
            Arrays.stream(values()).map(EditKind::toString).collect(Collectors.toUnmodifiableSet());

    /** As clients know it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
