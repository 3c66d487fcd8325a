package dev.lectern.identity;

import java.util.Set;
import java.util.UUID;

/**
 * A lesson that a release adds, changes or removes, and its parts on either side.
 *
 * @param contentBefore digest of its content before, empty where it is new
 * @param before {@link LessonParts#NONE} where it is new
 * @param ids of the parts before
 * @param lost ids of parts before that went to other lessons while this one was away
 * @param contentAfter digest of its content after, empty where it is removed
 * @param after {@link LessonParts#NONE} where it is removed
 */
record LessonEdit(
        UUID lesson,
        String contentBefore,
        LessonParts before,
        LessonParts.Ids ids,
        Set<UUID> lost,
        String contentAfter,
        LessonParts after) {

    LessonEdit {
        lost = Set.copyOf(lost);
    }
}
