package dev.lectern.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.Database;
import dev.lectern.TestCourse;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random histories of edits that leave no doubt what became of what: ids are kept as a person would say. */
@QuarkusTest
class EditHistoryTest {

    private static final int RELEASES = 12;
    private static final int EDITS = 3;
    private static final List<String> HEADINGS =
            List.of("Overview", "Example", "Example", "Setup", "Usage", "Details", "Summary", "Exercises");

    private static final String TWICE = """
            select count(*) from %1$s_version a
            join lesson_version va on va.lesson_id = a.lesson_id and va.first_release = a.first_release
            join %1$s_version b on b.%1$s_id = a.%1$s_id
                and (b.lesson_id, b.first_release, b.%2$s) > (a.lesson_id, a.first_release, a.%2$s)
            join lesson_version vb on vb.lesson_id = b.lesson_id and vb.first_release = b.first_release
            join course c on c.id = va.course_id
            where c.slug = ? and va.first_release <= vb.last_release and vb.first_release <= va.last_release
            """;

    private final List<Lesson> lessons = new ArrayList<>();
    private final Map<Object, String> idOf = new HashMap<>();
    private final Set<String> everSeen = new HashSet<>();
    private Random random;
    private int names;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void idsStayWithWhatTheyWereGivenTo(long seed) {
        random = new Random(seed);
        TestCourse course = TestCourse.named("history");
        for (int i = 0; i < 6; i++) {
            lessons.add(lesson());
        }
        List<String> edits = new ArrayList<>(List.of("first release"));
        for (int release = 1; release <= RELEASES; release++) {
            write(course);
            assertThat(course.ingest().release()).isEqualTo(release);
            check(course, "release %d of seed %d: %s".formatted(release, seed, edits));
            edits.clear();
            Set<Lesson> untouched = new HashSet<>(lessons);
            for (int i = 0; i < EDITS; i++) {
                edits.add(edit(untouched));
            }
        }
        assertThat(Database.number(TWICE.formatted("section", "position"), course.slug()))
                .isZero();
        assertThat(Database.number(TWICE.formatted("code_block", "number"), course.slug()))
                .isZero();
    }

    /** One edit of a lesson that this release has left alone so far. */
    private String edit(Set<Lesson> untouched) {
        List<Lesson> free = lessons.stream().filter(untouched::contains).toList();
        if (free.size() < 2) {
            return "nothing more";
        }
        Lesson lesson = pick(free);
        Section section = pick(lesson.sections);
        untouched.remove(lesson);
        switch (random.nextInt(10)) {
            case 0 -> {
                lesson.file = newName();
                pick(lesson.sections).edit();
                return "rename a lesson and edit it, " + lesson.file;
            }
            case 1 -> {
                lessons.remove(lesson);
                lessons.add(lesson());
                return "replace lesson " + lesson.file;
            }
            case 2 -> {
                lesson.sections.add(random.nextInt(lesson.sections.size() + 1), new Section());
                return "insert a section into " + lesson.file;
            }
            case 3 -> {
                // Not so many that another lesson becomes more like it than itself.
                if (lesson.sections.size() > 4) {
                    lesson.sections.remove(section);
                }
                return "remove section %s of %s".formatted(section.heading, lesson.file);
            }
            case 4 -> {
                lesson.sections.remove(section);
                Lesson other = pick(free.stream().filter(untouched::contains).toList());
                untouched.remove(other);
                other.sections.add(random.nextInt(other.sections.size() + 1), section);
                lesson.sections.add(new Section());
                return "move section %s from %s to %s".formatted(section.heading, lesson.file, other.file);
            }
            case 5 -> {
                lesson.sections.remove(section);
                lesson.sections.add(random.nextInt(lesson.sections.size() + 1), section);
                section.edit();
                return "move section %s within %s and edit it".formatted(section.heading, lesson.file);
            }
            case 6 -> {
                section.heading = pick(HEADINGS);
                return "rename a section of %s to %s".formatted(lesson.file, section.heading);
            }
            case 7 -> {
                section.heading = pick(HEADINGS);
                section.edit();
                return "rename a section of %s to %s and edit it".formatted(lesson.file, section.heading);
            }
            case 8 -> {
                Lesson other = pick(free.stream().filter(untouched::contains).toList());
                untouched.remove(other);
                String file = other.file;
                other.file = lesson.file;
                lesson.file = file;
                return "exchange %s and %s".formatted(lesson.file, other.file);
            }
            default -> {
                section.edit();
                return "edit section %s of %s".formatted(section.heading, lesson.file);
            }
        }
    }

    private void write(TestCourse course) {
        for (String path : course.folder().toFile().list()) {
            course.remove(path);
        }
        lessons.forEach(lesson -> course.file(lesson.file, lesson.text()));
    }

    private void check(TestCourse course, String when) {
        Set<Object> before = new HashSet<>(idOf.keySet());
        JsonPath read = given().get(course.url(
                        "/lessons?limit=100&include=sections,codeBlocks&fields=slug,id,sections.id,codeBlocks.id"))
                .jsonPath();
        List<String> slugs = read.getList("items.slug");
        assertThat(slugs).hasSameSizeAs(lessons);
        for (Lesson lesson : lessons) {
            String item = "items[%d].".formatted(slugs.indexOf(lesson.file.replace(".md", "")));
            same(lesson, read.getString(item + "id"), before, when);
            List<String> sections = read.getList(item + "sections.id");
            List<String> codeBlocks = read.getList(item + "codeBlocks.id");
            for (int i = 0; i < lesson.sections.size(); i++) {
                same(lesson.sections.get(i), sections.get(i + 1), before, when);
                same(lesson.sections.get(i).code, codeBlocks.get(i), before, when);
            }
        }
    }

    /** {@code thing} has the id that it had, or one that nothing ever had. */
    private void same(Object thing, String id, Set<Object> before, String when) {
        if (before.contains(thing)) {
            assertThat(id).as("%s after %s", thing, when).isEqualTo(idOf.get(thing));
        } else {
            assertThat(everSeen.add(id))
                    .as("new id of %s after %s", thing, when)
                    .isTrue();
            idOf.put(thing, id);
        }
    }

    private Lesson lesson() {
        Lesson lesson = new Lesson();
        lesson.file = newName();
        for (int i = 0; i < 5; i++) {
            lesson.sections.add(new Section());
        }
        return lesson;
    }

    private String newName() {
        return "lesson-" + ++names + ".md";
    }

    private String word() {
        return "w" + Integer.toString(random.nextInt(500), 36);
    }

    private List<String> words(int count) {
        return IntStream.range(0, count).mapToObj(i -> word()).collect(Collectors.toCollection(ArrayList::new));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static final class Lesson {

        private final List<Section> sections = new ArrayList<>();
        private String file;

        String text() {
            return "# " + file + "\n" + sections.stream().map(Section::text).collect(Collectors.joining());
        }
    }

    private final class Section {

        private final List<String> prose = words(30 + random.nextInt(30));
        private final Code code = new Code(words(12));
        private String heading = pick(HEADINGS);

        /** Replaces every tenth word, and one of the code. */
        void edit() {
            for (int i = 0; i < prose.size(); i += 10) {
                prose.set(i, word());
            }
            code.words.set(random.nextInt(code.words.size()), word());
        }

        String text() {
            return "\n## %s\n\n%s.\n\n```\n%s\n```\n"
                    .formatted(heading, String.join(" ", prose), String.join(" ", code.words));
        }

        @Override
        public String toString() {
            return heading;
        }
    }

    private static final class Code {

        private final List<String> words;

        Code(List<String> words) {
            this.words = words;
        }
    }
}
