package dev.lectern.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Finds out what changed between two releases. A constant number of queries, and bodies only of what differs. */
@ApplicationScoped
class ReleaseComparison {

    private final VersionQueries versions;

    ReleaseComparison(VersionQueries versions) {
        this.versions = versions;
    }

    /** Every change, in order. */
    @Transactional
    List<Placed> changes(Span span) {
        ChangeCollector changes = new ChangeCollector(span);
        compareCourse(span, changes);
        compareAssets(span, changes);
        List<LessonState> lessons = versions.lessons(span);
        Map<UUID, Set<EditKind>> edits = compareParts(withOtherParts(lessons), changes);
        Sides<ModuleState> modules = Sides.of(versions.modules(span), ModuleState::before, ModuleState::after);
        new OutlineComparison(modules, Sides.of(lessons, LessonState::before, LessonState::after), changes)
                .compare(edits);
        return changes.inOrder();
    }

    /** The course and its modules, of a release in which everything is new. */
    List<Placed> structure(Span fromNothing) {
        ChangeCollector changes = new ChangeCollector(fromNothing);
        compareCourse(fromNothing, changes);
        versions.modules(fromNothing).forEach(changes::added);
        return changes.inOrder();
    }

    private void compareCourse(Span span, ChangeCollector changes) {
        Map<Integer, CourseState> states = versions.course(span);
        CourseState after = states.get(span.to().number());
        if (span.fromNothing()) {
            changes.added(after);
            return;
        }
        CourseState before = states.get(span.from().number());
        if (!before.digest().equals(after.digest())) {
            changes.changed(new Pair<>(before, after), Set.of(ChangeKind.MODIFIED), Set.of(EditKind.METADATA));
        }
    }

    private void compareAssets(Span span, ChangeCollector changes) {
        Sides<AssetState> assets = Sides.of(versions.assets(span), AssetState::before, AssetState::after);
        assets.kept().forEach(asset -> changes.changed(asset, kinds(asset.before(), asset.after()), Set.of()));
        assets.added().forEach(changes::added);
        assets.removed().forEach(changes::removed);
    }

    private static Set<ChangeKind> kinds(AssetState before, AssetState after) {
        Set<ChangeKind> kinds = EnumSet.noneOf(ChangeKind.class);
        if (!before.folder().equals(after.folder())) {
            kinds.add(ChangeKind.MOVED);
        }
        if (!before.path().equals(after.path())) {
            kinds.add(ChangeKind.RENAMED);
        }
        if (!before.digest().equals(after.digest())) {
            kinds.add(ChangeKind.MODIFIED);
        }
        return kinds;
    }

    private Map<UUID, Set<EditKind>> compareParts(Map<LessonState.Key, LessonState> lessons, ChangeCollector changes) {
        Sides<SectionState> sections = Sides.of(
                versions.sections(lessons),
                section -> section.lesson().before(),
                section -> section.lesson().after());
        Sides<CodeBlockState> codeBlocks = Sides.of(
                versions.codeBlocks(lessons),
                block -> block.lesson().before(),
                block -> block.lesson().after());
        Set<UUID> reworded = versions.reworded(PartComparison.edited(sections));
        return new PartComparison(sections, codeBlocks, reworded, changes).compare();
    }

    /** The versions of lessons whose sections and code blocks need to be compared. */
    private static Map<LessonState.Key, LessonState> withOtherParts(List<LessonState> lessons) {
        Map<UUID, List<LessonState>> byId = new HashMap<>();
        lessons.stream()
                .filter(lesson -> lesson.before() != lesson.after())
                .forEach(lesson -> byId.computeIfAbsent(lesson.id(), id -> new ArrayList<>())
                        .add(lesson));
        Map<LessonState.Key, LessonState> found = new LinkedHashMap<>();
        byId.values().stream()
                .filter(of -> of.size() == 1 || !of.get(0).hasPartsOf(of.get(1)))
                .forEach(of -> of.forEach(lesson -> found.put(lesson.key(), lesson)));
        return found;
    }
}
