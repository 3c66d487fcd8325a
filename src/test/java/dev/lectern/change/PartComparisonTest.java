package dev.lectern.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.course.LinkTemplate;
import dev.lectern.course.ReleasePoint;
import dev.lectern.course.Visibility;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Sections and code blocks whose ids went from one lesson to another. */
class PartComparisonTest {

    private static final UUID COURSE = id("course");
    private static final Span SPAN = new Span(
            new ReleasePoint(COURSE, "c", 1, "", true, LinkTemplate.NONE, Visibility.WHOLE),
            new ReleasePoint(COURSE, "c", 2, "", true, LinkTemplate.NONE, Visibility.WHOLE));

    @Test
    void sectionThatWentToAnotherLessonTakesWhatIsInItAlong() {
        LessonState oldA = lesson("a", true);
        LessonState newA = lesson("a", false);
        LessonState oldB = lesson("b", true);
        LessonState newB = lesson("b", false);
        Sides<SectionState> sections = sides(
                List.of(
                        section(oldA, "top-a", oldA.id(), 1),
                        section(oldA, "gone", oldA.id(), 2),
                        section(oldA, "below", id("gone"), 3),
                        section(oldB, "top-b", oldB.id(), 1)),
                List.of(
                        section(newA, "top-a", newA.id(), 1),
                        section(newB, "gone", newB.id(), 1),
                        section(newB, "below", id("gone"), 2),
                        section(newB, "top-b", newB.id(), 3)));
        Sides<CodeBlockState> blocks =
                sides(List.of(block(oldA, "code", "below")), List.of(block(newB, "code", "below")));
        ChangeCollector changes = new ChangeCollector(SPAN);

        Map<UUID, Set<EditKind>> edits = new PartComparison(sections, blocks, Set.of(), changes).compare();

        assertThat(changes.inOrder())
                .extracting(
                        placed -> placed.change().id() + " " + placed.change().changes())
                .containsExactlyInAnyOrder(id("gone") + " [moved]", id("below") + " [moved]", id("code") + " [moved]");
        assertThat(changes.inOrder()).allSatisfy(placed -> {
            assertThat(placed.change().before().lesson()).isEqualTo("a");
            assertThat(placed.change().after().lesson()).isEqualTo("b");
        });
        assertThat(edits.get(oldA.id())).containsExactly(EditKind.PROSE);
        assertThat(edits.get(oldB.id())).containsExactly(EditKind.PROSE);
    }

    private static <T extends State> Sides<T> sides(List<T> before, List<T> after) {
        Sides<T> first = Sides.of(before, state -> true, state -> false);
        Sides<T> second = Sides.of(after, state -> false, state -> true);
        return new Sides<>(first.before(), second.after());
    }

    private static LessonState lesson(String slug, boolean before) {
        int release = before ? 1 : 2;
        return new LessonState(
                before, !before, id(slug), release, "", slug, slug + ".md", slug, "", slug, "", release, "");
    }

    private static SectionState section(LessonState lesson, String name, UUID parent, int position) {
        return new SectionState(lesson, id(name), parent, position, 2, name, name, name, "same");
    }

    private static CodeBlockState block(LessonState lesson, String name, String section) {
        return new CodeBlockState(lesson, id(name), id(section), 1, section, "rust", "rust", "", "same");
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
