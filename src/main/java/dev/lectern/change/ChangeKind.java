package dev.lectern.change;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What became of an item. Where several are true of one, the first of them here is the one that names it. */
enum ChangeKind {
    ADDED,
    REMOVED,
    /** It stands in another lesson, module, section or folder, or was put before or behind a sibling. */
    MOVED,
    /** Its address is another: a lesson's slug, a section's anchor or heading, an asset's path. */
    RENAMED,
    MODIFIED;

    static final Set<String> NAMES =
            Arrays.stream(values()).map(ChangeKind::toString).collect(Collectors.toUnmodifiableSet());

    /** As clients know it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
