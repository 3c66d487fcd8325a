package dev.lectern.identity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A section on one side of a lesson's edit, what stands around it, and its counterpart on the other side once it is known. */
final class SectionSpot {

    /** The share of its words that a heading has in common with what it was before. */
    private static final double REWORKED = 0.6;

    private static final Pattern WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private final UUID lesson;
    private final PartPlace place;
    private final LessonParts.Section section;
    private final UUID id;
    private final SectionSpot parent;
    private final SectionSpot previous;
    private final List<SectionSpot> children = new ArrayList<>();
    private final String path;
    private SectionSpot next;
    private SectionSpot match;

    private SectionSpot(
            UUID lesson,
            PartPlace place,
            LessonParts.Section section,
            UUID id,
            SectionSpot parent,
            SectionSpot previous) {
        this.lesson = lesson;
        this.place = place;
        this.section = section;
        this.id = id;
        this.parent = parent;
        this.previous = previous;
        // The lesson's title is no part of it, so that another title leaves all paths as they are.
        this.path = (parent == null || parent.section.level() == 1 ? "" : parent.path) + "\n" + heading();
        if (parent != null) {
            parent.children.add(this);
        }
        if (previous != null) {
            previous.next = this;
        }
    }

    /**
     * The sections of one side of a lesson's edit, in document order.
     *
     * @param ids theirs, empty where they have none yet
     */
    static List<SectionSpot> of(UUID lesson, String content, LessonParts parts, List<UUID> ids) {
        List<SectionSpot> spots = new ArrayList<>();
        for (LessonParts.Section section : parts.sections()) {
            int position = spots.size() + 1;
            spots.add(new SectionSpot(
                    lesson,
                    new PartPlace(content, position),
                    section,
                    ids.isEmpty() ? null : ids.get(position - 1),
                    section.parent() == 0 ? null : spots.get(section.parent() - 1),
                    spots.isEmpty() ? null : spots.get(spots.size() - 1)));
        }
        return spots;
    }

    UUID lesson() {
        return lesson;
    }

    PartPlace place() {
        return place;
    }

    LessonParts.Section section() {
        return section;
    }

    /** The id it had, or its counterpart had; null where there is none. */
    UUID id() {
        return id != null || match == null ? id : match.id;
    }

    /** The section that it stands under; null at the top. */
    SectionSpot parent() {
        return parent;
    }

    List<SectionSpot> children() {
        return children;
    }

    /** The headings that lead to it, the lesson's title left out. */
    String path() {
        return path;
    }

    String heading() {
        return section.heading().toLowerCase(Locale.ROOT);
    }

    /** Null while it is not known, or where there is none. */
    SectionSpot match() {
        return match;
    }

    boolean free() {
        return match == null;
    }

    /** They are the same section. */
    void match(SectionSpot other) {
        match = other;
        other.match = this;
    }

    boolean inLessonOf(SectionSpot other) {
        return lesson.equals(other.lesson);
    }

    boolean hasHeadingOf(SectionSpot other) {
        return heading().equals(other.heading());
    }

    boolean hasPathAndBodyOf(SectionSpot other) {
        return path.equals(other.path) && section.bodyDigest().equals(other.section.bodyDigest());
    }

    /** Whether it stands at the level and under the parent of one of the other side, whose heading has most of its words. */
    boolean hasReworkedHeadingOf(SectionSpot other) {
        Set<String> words = words();
        Set<String> common = new HashSet<>(words);
        common.retainAll(other.words());
        return section.level() == other.section.level()
                && underParentOf(other)
                && 2.0 * common.size()
                        >= REWORKED * (words.size() + other.words().size())
                && !common.isEmpty();
    }

    /** Its body together with {@code other}, to compare; null where nothing stands under its heading. */
    Object bodyWith(String other) {
        return section.bodyEmpty() ? null : List.of(other, section.bodyDigest());
    }

    boolean hasAnchorOf(SectionSpot other) {
        return section.anchor().equals(other.section.anchor());
    }

    /** Whether it stands under the same section, or at the top of the same lesson, as one of the other side does. */
    boolean underParentOf(SectionSpot other) {
        return parent == null || other.parent == null
                ? parent == other.parent && inLessonOf(other)
                : parent.match == other.parent;
    }

    /** Whether it stands under the same section, and before or after the same one, as one of the other side does. */
    boolean inPlaceOf(SectionSpot other) {
        return section.level() == other.section.level()
                && underParentOf(other)
                && (same(previous, other.previous) || same(next, other.next));
    }

    private Set<String> words() {
        return WORD.splitAsStream(heading()).filter(word -> !word.isEmpty()).collect(Collectors.toSet());
    }

    private static boolean same(SectionSpot before, SectionSpot after) {
        return before == null ? after == null : before.match == after && after != null;
    }
}
