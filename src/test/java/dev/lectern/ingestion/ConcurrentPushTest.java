package dev.lectern.ingestion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.Database;
import dev.lectern.TestCourse;
import dev.lectern.source.FolderSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many pushes to several courses at once, while readers read. */
@QuarkusTest
class ConcurrentPushTest {

    private static final int COURSES = 5;
    private static final int PUSHES = 50;
    private static final int LESSONS = 12;
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Pattern STAMP = Pattern.compile("stamp-\\d+-end");

    private static final String ORDER = "select release::text from ingestion where course = ? order by sequence";

    private static final String PUBLISHED = """
            select p.release::text from publication p join course c on c.id = p.course_id where c.slug = ?
            order by p.sequence
            """;

    @Inject
    IngestionQueue queue;

    @Inject
    FolderSource folders;

    @Test
    void allEndInOrderAndReadersSeeWholeReleases() throws Exception {
        List<TestCourse> courses = IntStream.range(0, COURSES)
                .mapToObj(number -> TestCourse.named("pushed"))
                .toList();
        for (TestCourse course : courses) {
            write(course, 0);
            course.ingest();
        }
        List<TestCourse> states = new ArrayList<>();
        for (int push = 1; push <= PUSHES; push++) {
            TestCourse state = TestCourse.named("state");
            write(state, push);
            states.add(state);
        }
        AtomicBoolean pushing = new AtomicBoolean(true);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<Integer>> readers = courses.stream()
                    .map(course -> threads.submit(() -> read(course.slug(), pushing)))
                    .toList();
            CountDownLatch together = new CountDownLatch(1);
            List<Future<Ingestion>> pushes = new ArrayList<>();
            for (int push = 0; push < PUSHES; push++) {
                String course = courses.get(push % COURSES).slug();
                TestCourse state = states.get(push);
                pushes.add(threads.submit(() -> {
                    together.await();
                    Ingestion queued = queue.add(IngestionRequest.ofFolder(course), folders.read(state.folder()));
                    return queue.await(queued.id(), LONGEST);
                }));
            }
            together.countDown();
            for (Future<Ingestion> push : pushes) {
                assertThat(push.get().state()).isEqualTo(IngestionState.SUCCEEDED);
            }
            pushing.set(false);
            for (Future<Integer> reader : readers) {
                assertThat(reader.get()).isPositive();
            }
        } finally {
            pushing.set(false);
            threads.shutdownNow();
        }
        List<String> numbers = IntStream.rangeClosed(1, 1 + PUSHES / COURSES)
                .mapToObj(Integer::toString)
                .toList();
        for (TestCourse course : courses) {
            assertThat(Database.texts(ORDER, course.slug())).isEqualTo(numbers);
            assertThat(Database.texts(PUBLISHED, course.slug())).isEqualTo(numbers);
        }
    }

    private static void write(TestCourse course, int stamp) {
        for (int lesson = 0; lesson < LESSONS; lesson++) {
            course.file(
                    "lesson-%02d.md".formatted(lesson),
                    "# Lesson %d\n\nAll of this is stamp-%d-end.\n\n```text\nstamp-%2$d-end\n```\n"
                            .formatted(lesson, stamp));
        }
    }

    /** Reads on while there are pushes; gives how often it read. */
    private static int read(String course, AtomicBoolean pushing) {
        int reads = 0;
        Map<Integer, String> stampOf = new HashMap<>();
        int latest = 0;
        while (pushing.get()) {
            String address = "/api/v1/courses/" + course;
            int current = ok(given().get(address)).getInt("release.number");
            assertThat(current).isGreaterThanOrEqualTo(latest);
            latest = current;
            String list = "/lessons?include=codeBlocks&fields=slug,codeBlocks.code";
            String pinned = wholeOf(given().get(address + list + "&release=" + current));
            assertThat(stampOf.computeIfAbsent(current, number -> pinned)).isEqualTo(pinned);
            wholeOf(given().get(address + list));
            ok(given().get(address + "/outline"));
            ok(given().get(address + "/lessons/lesson-03?format=text&release=" + current));
            reads++;
        }
        return reads;
    }

    /** The one stamp that a page of all lessons has. */
    private static String wholeOf(Response response) {
        String page = ok(response).prettify();
        Set<String> stamps =
                STAMP.matcher(page).results().map(MatchResult::group).collect(Collectors.toSet());
        assertThat(stamps).hasSize(1);
        assertThat(STAMP.matcher(page).results().count()).isEqualTo(LESSONS);
        return stamps.iterator().next();
    }

    private static JsonPath ok(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.jsonPath();
    }
}
