package dev.lectern.change;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares sections and code blocks by their ids, wherever in the course they stand. Lines and numbers that only shifted
 * change nothing.
 */
final class PartComparison {

    private final Sides<SectionState> sections;
    private final Sides<CodeBlockState> codeBlocks;
    private final Set<UUID> reworded;
    private final ChangeCollector changes;

    private final Map<UUID, Set<EditKind>> editsOfLessons = new HashMap<>();

    /**
     * @param reworded ids of the sections whose words differ
     * @param changes receives what is found
     */
    PartComparison(
            Sides<SectionState> sections,
            Sides<CodeBlockState> codeBlocks,
            Set<UUID> reworded,
            ChangeCollector changes) {
        this.sections = sections;
        this.codeBlocks = codeBlocks;
        this.reworded = reworded;
        this.changes = changes;
    }

    /** The sections whose own Markdown is not the same. */
    static List<Pair<SectionState>> edited(Sides<SectionState> sections) {
        return sections.kept().stream()
                .filter(pair -> !pair.before().digest().equals(pair.after().digest()))
                .toList();
    }

    /** What was edited in the parts of lessons, by id of the lesson. */
    Map<UUID, Set<EditKind>> compare() {
        compareSections();
        compareCodeBlocks();
        return editsOfLessons;
    }

    private void compareSections() {
        Map<UUID, List<CodeBlockState>> codeBefore = bySection(codeBlocks.before());
        Map<UUID, List<CodeBlockState>> codeAfter = bySection(codeBlocks.after());
        Set<UUID> moved = Moves.between(
                Sides.values(sections.before(), SectionState::parent),
                Sides.values(sections.after(), SectionState::parent));
        for (Pair<SectionState> section : sections.kept()) {
            UUID id = section.after().id();
            Set<ChangeKind> kinds = EnumSet.noneOf(ChangeKind.class);
            Set<EditKind> edits = EnumSet.noneOf(EditKind.class);
            headingEdits(section, kinds, edits);
            if (!section.before().digest().equals(section.after().digest())) {
                kinds.add(ChangeKind.MODIFIED);
                edits.addAll(
                        bodyEdits(id, codeBefore.getOrDefault(id, List.of()), codeAfter.getOrDefault(id, List.of())));
            }
            ofLessons(section.before().lesson(), section.after().lesson(), edits);
            if (moved.contains(id)
                    || inOtherLesson(section.before().lesson(), section.after().lesson())) {
                kinds.add(ChangeKind.MOVED);
                ofLessons(section.before().lesson(), section.after().lesson(), Set.of(EditKind.PROSE));
            }
            changes.changed(section, kinds, edits);
        }
        addedAndRemoved(sections, SectionState::lesson, EditKind.PROSE);
    }

    private static void headingEdits(Pair<SectionState> section, Set<ChangeKind> kinds, Set<EditKind> edits) {
        SectionState before = section.before();
        SectionState after = section.after();
        if (!before.hasNameOf(after)) {
            kinds.add(ChangeKind.RENAMED);
            edits.add(before.heading().equals(after.heading()) ? EditKind.METADATA : EditKind.PROSE);
        } else if (before.level() != after.level() || !before.markup().equals(after.markup())) {
            kinds.add(ChangeKind.MODIFIED);
            edits.add(EditKind.COSMETIC);
        }
    }

    private Set<EditKind> bodyEdits(UUID id, List<CodeBlockState> before, List<CodeBlockState> after) {
        Set<EditKind> edits = EnumSet.noneOf(EditKind.class);
        if (reworded.contains(id)) {
            edits.add(EditKind.PROSE);
        }
        if (!all(before, CodeBlockState::digest).equals(all(after, CodeBlockState::digest))) {
            edits.add(EditKind.CODE);
        } else if (!all(before, CodeBlockState::info).equals(all(after, CodeBlockState::info))) {
            edits.add(EditKind.METADATA);
        }
        if (edits.isEmpty()) {
            edits.add(EditKind.COSMETIC);
        }
        return edits;
    }

    private void compareCodeBlocks() {
        Set<UUID> moved = Moves.between(
                Sides.values(codeBlocks.before(), CodeBlockState::section),
                Sides.values(codeBlocks.after(), CodeBlockState::section));
        for (Pair<CodeBlockState> block : codeBlocks.kept()) {
            Set<ChangeKind> kinds = EnumSet.noneOf(ChangeKind.class);
            Set<EditKind> edits = EnumSet.noneOf(EditKind.class);
            if (moved.contains(block.after().id())
                    || inOtherLesson(block.before().lesson(), block.after().lesson())) {
                kinds.add(ChangeKind.MOVED);
            }
            if (!block.before().digest().equals(block.after().digest())) {
                edits.add(EditKind.CODE);
            }
            if (!block.before().hasInfoOf(block.after())) {
                edits.add(EditKind.METADATA);
            }
            if (!edits.isEmpty()) {
                kinds.add(ChangeKind.MODIFIED);
            }
            ofLessons(block.before().lesson(), block.after().lesson(), edits);
            changes.changed(block, kinds, edits);
        }
        addedAndRemoved(codeBlocks, CodeBlockState::lesson, EditKind.CODE);
    }

    private <T extends State> void addedAndRemoved(Sides<T> sides, Function<T, LessonState> lesson, EditKind edit) {
        for (T added : sides.added()) {
            changes.added(added);
            ofLesson(lesson.apply(added), Set.of(edit));
        }
        for (T removed : sides.removed()) {
            changes.removed(removed);
            ofLesson(lesson.apply(removed), Set.of(edit));
        }
    }

    /** What stands under a section that went to another lesson goes with it, and gets another address. */
    private static boolean inOtherLesson(LessonState before, LessonState after) {
        return !before.id().equals(after.id());
    }

    private void ofLessons(LessonState before, LessonState after, Set<EditKind> edits) {
        ofLesson(before, edits);
        ofLesson(after, edits);
    }

    private void ofLesson(LessonState lesson, Set<EditKind> edits) {
        editsOfLessons
                .computeIfAbsent(lesson.id(), id -> EnumSet.noneOf(EditKind.class))
                .addAll(edits);
    }

    private static Map<UUID, List<CodeBlockState>> bySection(Map<UUID, CodeBlockState> blocks) {
        return blocks.values().stream().collect(Collectors.groupingBy(CodeBlockState::section));
    }

    private static List<String> all(List<CodeBlockState> blocks, Function<CodeBlockState, String> value) {
        return blocks.stream().map(value).toList();
    }
}
