package dev.lectern.identity;

import dev.lectern.planning.PlannedLesson;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a release does to the lessons of the one before.
 *
 * @param added new to readers
 * @param modified other content, perhaps at another place
 * @param moved the same content at another place
 * @param relinked the same lesson, whose links lead elsewhere because other files changed
 * @param removed no longer there
 * @param unchanged how many stay as they are
 */
public record ReleaseChanges(
        List<Added> added,
        List<Changed> modified,
        List<Changed> moved,
        List<Changed> relinked,
        List<LiveLesson> removed,
        int unchanged) {

    public ReleaseChanges {
        added = List.copyOf(added);
        modified = List.copyOf(modified);
        moved = List.copyOf(moved);
        relinked = List.copyOf(relinked);
        removed = List.copyOf(removed);
    }

    /** The lessons that do not stay as they are. */
    public Stream<LiveLesson> before() {
        return Stream.concat(
                Stream.of(modified, moved, relinked).flatMap(List::stream).map(Changed::before), removed.stream());
    }

    /** Digests of the contents whose sections and code blocks are to be told apart. */
    Set<String> contentsOfParts() {
        Set<String> digests = new HashSet<>();
        added.forEach(lesson -> digests.add(lesson.lesson().content().digest()));
        modified.forEach(change -> {
            digests.add(change.before().content());
            digests.add(change.after().content().digest());
        });
        removed.forEach(lesson -> digests.add(lesson.content()));
        return digests;
    }

    /** A lesson and the identity it has, or gets. */
    public record Added(UUID id, PlannedLesson lesson) {}

    /** A lesson before and after. */
    public record Changed(LiveLesson before, PlannedLesson after) {}
}
