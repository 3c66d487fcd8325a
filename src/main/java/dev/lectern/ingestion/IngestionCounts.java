package dev.lectern.ingestion;

import dev.lectern.identity.ReleaseChanges;
import dev.lectern.planning.PlannedRelease;

/**
 * How much an ingestion found, and what it did to the lessons.
 *
 * @param lessons in the release
 * @param sections in the release
 * @param codeBlocks in the release
 * @param assets in the release
 * @param added lessons that are new
 * @param modified lessons with other content
 * @param removed lessons that are gone
 * @param moved lessons with the same content at another place
 * @param unchanged lessons that stayed as they were
 */
public record IngestionCounts(
        int lessons,
        int sections,
        int codeBlocks,
        int assets,
        int added,
        int modified,
        int removed,
        int moved,
        int unchanged) {

    /** Of an ingestion that came to nothing. */
    public static final IngestionCounts NONE = new IngestionCounts(0, 0, 0, 0, 0, 0, 0, 0, 0);

    static IngestionCounts of(PlannedRelease planned, ReleaseChanges changes) {
        return new IngestionCounts(
                planned.lessons().size(),
                planned.sections(),
                planned.codeBlocks(),
                planned.assets().size(),
                changes.added().size(),
                changes.modified().size(),
                changes.removed().size(),
                changes.moved().size(),
                changes.unchanged() + changes.relinked().size());
    }
}
