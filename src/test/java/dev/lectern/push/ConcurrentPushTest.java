package dev.lectern.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.Database;
import dev.lectern.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many pushes to several courses at once, as the builds of content teams send them, while readers read. */
@QuarkusTest
class ConcurrentPushTest {

    private static final int COURSES = 5;
    private static final int PUSHES = 50;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private static final String PUBLISHED = """
            select p.release::text from publication p join course c on c.id = p.course_id where c.slug = ?
            order by p.sequence
            """;

    @Test
    void allEndInOrderAndReadersSeeWholeReleases() throws Exception {
        List<String> courses = IntStream.rangeClosed(1, COURSES)
                .mapToObj("push-at-once-%d"::formatted)
                .toList();
        List<Pushed> pushed = new ArrayList<>();
        for (String course : courses) {
            pushed.add(push(course, 0, true).followed());
        }
        List<Map<Integer, String>> seen = new ArrayList<>();
        AtomicBoolean pushing = new AtomicBoolean(true);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<Map<Integer, String>>> readers = courses.stream()
                    .map(StampReader::new)
                    .map(reader -> threads.submit(() -> reader.readWhile(pushing)))
                    .toList();
            CountDownLatch together = new CountDownLatch(1);
            List<Future<List<Pushed>>> clients = new ArrayList<>();
            // Each sends a second push as soon as its first is taken: that one must become the later release.
            for (int client = 0; client < PUSHES / 2; client++) {
                String course = courses.get(client % COURSES);
                int first = 1 + 2 * client;
                clients.add(threads.submit(() -> {
                    together.await();
                    List<Pushed> both = List.of(push(course, first, false), push(course, first + 1, true));
                    return both.stream().map(Pushed::followed).toList();
                }));
            }
            together.countDown();
            for (Future<List<Pushed>> client : clients) {
                pushed.addAll(client.get());
            }
            pushing.set(false);
            for (Future<Map<Integer, String>> reader : readers) {
                seen.add(reader.get());
            }
            for (int i = 0; i < COURSES; i++) {
                String course = courses.get(i);
                assertInOrder(
                        course,
                        pushed.stream()
                                .filter(push -> push.course().equals(course))
                                .toList(),
                        seen.get(i));
            }
        } finally {
            pushing.set(false);
            threads.shutdownNow();
        }
    }

    private static void assertInOrder(String course, List<Pushed> pushes, Map<Integer, String> seen)
            throws IOException, InterruptedException {
        List<Integer> numbers =
                IntStream.rangeClosed(1, 1 + PUSHES / COURSES).boxed().toList();
        assertThat(pushes).extracting(Pushed::release).containsExactlyInAnyOrderElementsOf(numbers);
        for (Pushed one : pushes) {
            assertThat(pushes)
                    .filteredOn(other -> other.sentNanos() - one.answeredNanos() > 0)
                    .allMatch(later -> later.release() > one.release(), "pushed later than " + one);
        }
        StampReader reader = new StampReader(course);
        Map<Integer, String> stamps = new TreeMap<>();
        for (Pushed push : pushes) {
            stamps.put(push.release(), StampReader.stamp(push.stamp()));
            assertThat(reader.stampOf(push.release())).isEqualTo(StampReader.stamp(push.stamp()));
        }
        assertThat(stamps).containsAllEntriesOf(seen);
        assertThat(seen).containsKey(numbers.size());
        List<Integer> accepted = new ArrayList<>(TestTokens.asAdmin()
                .get("/api/v1/ingestions?limit=100&course=" + course)
                .jsonPath()
                .getList("items.release", Integer.class));
        Collections.reverse(accepted);
        assertThat(accepted).isEqualTo(numbers);
        assertThat(Database.texts(PUBLISHED, course))
                .isEqualTo(numbers.stream().map(String::valueOf).toList());
    }

    /** Sends the state that {@code stamp} names, and waits for its release or only until it is taken. */
    private static Pushed push(String course, int stamp, boolean waiting) {
        Map<String, String> lessons = StampReader.course(stamp);
        boolean zip = stamp / 2 % 2 == 0;
        byte[] body = zip ? Archives.zip(lessons) : Archives.tarGz(lessons);
        RequestSpecification request = (waiting ? Push.waiting() : Push.request())
                .contentType(zip ? "application/zip" : "application/gzip")
                .queryParam("sourceRef", StampReader.stamp(stamp))
                .body(body);
        long sent = System.nanoTime();
        Response answer = request.post("/api/v1/courses/" + course + "/ingestions");
        long answered = System.nanoTime();
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(waiting ? 200 : 202);
        return new Pushed(course, stamp, answer.header("Location"), sent, answered, 0);
    }

    /** @param release its number; 0 before it was followed */
    private record Pushed(String course, int stamp, String location, long sentNanos, long answeredNanos, int release) {

        Pushed followed() {
            Response end = await().atMost(LONGEST)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> TestTokens.asAdmin().get(location), answer -> answer.path("endedAt") != null);
            assertThat(end.<String>path("state")).as(end.asString()).isEqualTo("succeeded");
            assertThat(end.<String>path("sourceRef")).isEqualTo(StampReader.stamp(stamp));
            return new Pushed(course, stamp, location, sentNanos, answeredNanos, end.<Integer>path("release"));
        }
    }
}
