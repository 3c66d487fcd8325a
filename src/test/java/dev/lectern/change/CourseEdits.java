package dev.lectern.change;

import static io.restassured.RestAssured.given;

import dev.lectern.MovableClock;
import dev.lectern.TestCourse;
import dev.lectern.ingestion.Ingestion;
import dev.lectern.ingestion.Rollback;
import dev.lectern.publishing.Boundaries;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An author who does one thing after another to a course, and publishes each. The clock has to stand still meanwhile. */
final class CourseEdits {

    private static final List<String> FILES =
            List.of("a.md", "b.md", "01-c.md", "02-c.md", "m/a.md", "m/d.md", "n/a.md", "n/o/e.md");

    private static final List<String> ASSETS = List.of("x.png", "img/x.png", "img/y.png", "m/z.zip");

    private final TestCourse course;
    private final Random random;
    private final Map<String, List<String>> sections = new TreeMap<>();
    private final Map<String, String> assets = new TreeMap<>();
    private final Map<String, String> times = new TreeMap<>();
    private int made;
    private int release;
    private int first = 1;

    CourseEdits(String name, Random random) {
        this.course = TestCourse.named(name);
        this.random = random;
        add();
        publish();
    }

    TestCourse course() {
        return course;
    }

    /** Does something, and publishes what comes of it. */
    void next() {
        switch (random.nextInt(16)) {
            case 0, 1 -> add();
            case 2 -> remove();
            case 3 -> rename();
            case 4, 5, 6 -> edit();
            case 7 -> shuffle();
            case 8, 9 -> editAsset();
            case 14 -> {
                if (random.nextInt(3) == 0) {
                    removeCourse();
                }
            }
            case 10 -> course.file("course.yaml", "title: Title %d\n".formatted(made++));
            case 11, 12 -> hideOrShow();
            case 13 -> {
                MovableClock.goTo(now().plus(1 + random.nextInt(40), ChronoUnit.MINUTES));
                Boundaries.record();
                return;
            }
            default -> {
                Rollback.to(course, first + random.nextInt(release - first + 1));
                return;
            }
        }
        publish();
    }

    private static Instant now() {
        return CDI.current().select(Clock.class).get().instant();
    }

    private void add() {
        List<String> free =
                FILES.stream().filter(file -> !sections.containsKey(file)).toList();
        if (!free.isEmpty()) {
            List<String> made = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                made.add(section());
            }
            write(pick(free), made);
        }
    }

    private void remove() {
        if (sections.size() > 1) {
            String file = pick(List.copyOf(sections.keySet()));
            sections.remove(file);
            course.remove(file);
        }
    }

    private void rename() {
        String from = pick(List.copyOf(sections.keySet()));
        String to = pick(FILES);
        if (!sections.containsKey(to)) {
            List<String> kept = sections.remove(from);
            course.remove(from);
            write(to, kept);
        }
    }

    private void edit() {
        String file = pick(List.copyOf(sections.keySet()));
        List<String> edited = sections.get(file);
        int which = random.nextInt(edited.size());
        switch (random.nextInt(5)) {
            case 0 -> edited.add(which, section());
            case 1 -> edited.set(which, edited.get(which).replace("words", "words %d,".formatted(made++)));
            case 2 -> edited.set(which, edited.get(which).replace("let x", "let y%d, x".formatted(made++)));
            case 3 -> edited.set(which, edited.get(which).replaceFirst("## ", "## More "));
            default -> edited.remove(which);
        }
        write(file, edited);
    }

    /** What is published next has the same slug, and mostly the same ids. */
    private void removeCourse() {
        given().header("Authorization", "Bearer test-admin-token")
                .delete(course.url("?confirm=" + course.slug()))
                .then()
                .statusCode(204);
        first = ++release;
    }

    private void hideOrShow() {
        String file = pick(List.copyOf(sections.keySet()));
        Instant from = now().plus(random.nextInt(60) - 20, ChronoUnit.MINUTES);
        times.put(
                file,
                switch (random.nextInt(4)) {
                    case 0 -> "draft: true";
                    case 1 -> "publishAt: " + from;
                    case 2 -> "publishAt: %s\nexpireAt: %s".formatted(from, from.plus(30, ChronoUnit.MINUTES));
                    default -> "draft: false";
                });
        write(file, sections.get(file));
    }

    private void shuffle() {
        String file = pick(List.copyOf(sections.keySet()));
        Collections.shuffle(sections.get(file), random);
        write(file, sections.get(file));
    }

    /** The same bytes are at many paths, so that assets are moved, and change places. */
    private void editAsset() {
        String path = pick(ASSETS);
        if (!assets.containsKey(path)) {
            assets.put(path, "bytes " + random.nextInt(3));
        } else {
            String bytes = assets.remove(path);
            switch (random.nextInt(3)) {
                case 0 -> assets.put(path, bytes + " more");
                case 1 -> assets.put(pick(ASSETS), bytes);
                default -> course.remove(path);
            }
        }
        assets.forEach(course::file);
        String images = assets.keySet().stream().map("![](%s)\n"::formatted).collect(Collectors.joining());
        course.file("assets.md", "# Assets\n\n" + images);
    }

    private String section() {
        int number = made++;
        String level = "#".repeat(2 + random.nextInt(2));
        return "%s Section %d\n\nSome words.\n\n".formatted(level, number % 7)
                + (random.nextBoolean() ? "```rust\nlet x = %d;\n```\n\n".formatted(number % 5) : "");
    }

    private void write(String file, List<String> parts) {
        sections.put(file, parts.isEmpty() ? new ArrayList<>(List.of(section())) : parts);
        String frontMatter = times.containsKey(file) ? "---\n%s\n---\n".formatted(times.get(file)) : "";
        course.file(file, frontMatter + "Lead.\n\n" + String.join("", sections.get(file)));
    }

    private void publish() {
        Ingestion ended = course.ingest();
        if (ended.release() != null) {
            release = Math.max(release, ended.release());
        }
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
