package dev.lectern.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gives the sections and code blocks of the lessons that a release touches their ids: kept where they are the same. */
public final class PartMatching {

    private final KnownParts known;
    private final int number;

    /** Matching for release {@code number}. */
    public PartMatching(KnownParts known, int number) {
        this.known = known;
        this.number = number;
    }

    /**
     * The ids of the parts of what {@code changes} adds and changes, by lesson.
     *
     * @param idsBefore those of the lessons that do not stay as they are
     * @param returning the lessons among the added that the course had before
     */
    public Map<UUID, LessonParts.Ids> ids(
            ReleaseChanges changes, Map<UUID, LessonParts.Ids> idsBefore, Set<UUID> returning) {
        List<LessonEdit> edits = edits(changes, idsBefore, returning);
        SectionMatching sections = SectionMatching.of(edits, known);
        Map<UUID, List<CodeBlockSpot>> codeBlocks = CodeBlockMatching.of(edits, sections, known);
        Map<UUID, LessonParts.Ids> names = new HashMap<>();
        edits.forEach(edit -> names.put(edit.lesson(), edit.after().fresh(edit.lesson())));
        StableIds fresh = new StableIds(
                known.used(names.values().stream()
                        .flatMap(ids -> Stream.concat(ids.sections().stream(), ids.codeBlocks().stream()))
                        .collect(Collectors.toSet())),
                number);
        Map<UUID, LessonParts.Ids> ids = new HashMap<>();
        for (LessonEdit edit : edits) {
            UUID lesson = edit.lesson();
            ids.put(
                    lesson,
                    new LessonParts.Ids(
                            filled(
                                    sections.after(lesson).stream().map(SectionSpot::id),
                                    names.get(lesson).sections(),
                                    fresh),
                            filled(
                                    codeBlocks.get(lesson).stream().map(CodeBlockSpot::id),
                                    names.get(lesson).codeBlocks(),
                                    fresh)));
        }
        return ids;
    }

    /** Those that are still there first, so that nothing is taken from them for what returns. */
    private List<LessonEdit> edits(ReleaseChanges changes, Map<UUID, LessonParts.Ids> idsBefore, Set<UUID> returning) {
        Map<UUID, String> lastContents = returning.isEmpty() ? Map.of() : known.lastContents(returning);
        Map<UUID, LessonParts.Ids> lastIds = returning.isEmpty() ? Map.of() : known.ids(returning);
        Set<UUID> lost = returning.isEmpty()
                ? Set.of()
                : known.live(lastIds.values().stream()
                        .flatMap(ids -> Stream.concat(ids.sections().stream(), ids.codeBlocks().stream()))
                        .collect(Collectors.toSet()));
        Set<String> contents = new HashSet<>(changes.contentsOfParts());
        contents.addAll(lastContents.values());
        Map<String, LessonParts> parts = known.parts(contents);
        List<LessonEdit> edits = new ArrayList<>();
        changes.modified()
                .forEach(edit -> edits.add(new LessonEdit(
                        edit.before().id(),
                        edit.before().content(),
                        parts.get(edit.before().content()),
                        idsBefore.get(edit.before().id()),
                        Set.of(),
                        edit.after().content().digest(),
                        parts.get(edit.after().content().digest()))));
        changes.removed()
                .forEach(lesson -> edits.add(new LessonEdit(
                        lesson.id(),
                        lesson.content(),
                        parts.get(lesson.content()),
                        idsBefore.get(lesson.id()),
                        Set.of(),
                        "",
                        LessonParts.NONE)));
        for (ReleaseChanges.Added added : changes.added()) {
            String last = lastContents.getOrDefault(added.id(), "");
            edits.add(new LessonEdit(
                    added.id(),
                    last,
                    parts.getOrDefault(last, LessonParts.NONE),
                    lastIds.getOrDefault(added.id(), LessonParts.Ids.NONE),
                    lost,
                    added.lesson().content().digest(),
                    parts.get(added.lesson().content().digest())));
        }
        return edits;
    }

    private static List<UUID> filled(Stream<UUID> kept, List<UUID> names, StableIds fresh) {
        List<UUID> ids = new ArrayList<>();
        kept.forEach(id -> ids.add(id == null ? fresh.free(names.get(ids.size())) : id));
        return ids;
    }
}
