package dev.lectern.ingestion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lectern.ContractFilter;
import dev.lectern.TestCourse;
import dev.lectern.TestTokens;
import dev.lectern.planning.Stages;
import dev.lectern.source.FolderSource;
import dev.lectern.sql.Transaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Following ingestions with server-sent events. */
@QuarkusTest
class IngestionEventResourceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource("/api/v1/ingestions/")
    URI ingestions;

    @Inject
    IngestionLog log;

    @Inject
    SourceStore sources;

    @Inject
    FolderSource folders;

    @Inject
    IngestionRunner runner;

    @Inject
    StageTimers timers;

    @Inject
    IngestionEvents events;

    @Inject
    DataSource database;

    @Test
    void eachStepIsToldInOrderAndTheStreamClosesAfterTheEnd() throws Exception {
        UUID id = queued(TestCourse.named("followed").file("a.md", "# A\n").file("b.md", "# B\n"));
        List<Event> told = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> closed = CompletableFuture.runAsync(() -> follow(id, "", told));
        await().until(() -> told.size() == 1);
        QueuedIngestion begun = log.begin(id).orElseThrow();
        await().until(() -> told.size() == 2);
        Progress progress = new Progress(log, timers, begun);
        progress.expect(2);
        progress.done(1);
        progress.start(Stages.Stage.PARSE).close();
        await().until(() -> told.size() == 3);
        // As another replica would end it: nobody here is told.
        runner.run(log.begin(id).orElseThrow());
        closed.get();

        assertThat(told.subList(0, 3)).extracting(Event::name).containsOnly("progress");
        assertThat(told)
                .extracting(event -> event.data().get("state").asText())
                .startsWith("queued", "running", "running");
        assertThat(told.get(2).data().get("stage").asText()).isEqualTo("parsing");
        assertThat(told.get(2).data().get("filesDone").asInt()).isEqualTo(1);
        assertThat(told.get(2).data().get("filesTotal").asInt()).isEqualTo(2);
        Event last = told.get(told.size() - 1);
        assertThat(last.name()).isEqualTo("ended");
        assertThat(last.data().get("state").asText()).isEqualTo("succeeded");
        assertThat(last.data().get("release").asInt()).isEqualTo(1);
        assertThat(told).extracting(Event::id).doesNotHaveDuplicates();
    }

    @Test
    void endIsToldAtOnceToWhoeverComesLate() {
        UUID id = TestCourse.named("followed").file("a.md", "# A\n").ingest().id();
        Response answer = get(id, "");
        answer.then().statusCode(200).contentType("text/event-stream").header("Cache-Control", equalTo("no-store"));
        List<Event> told = events(answer.asString());
        assertThat(told).extracting(Event::name).containsExactly("ended");
        assertThat(told.get(0).data().get("id").asText()).isEqualTo(id.toString());
        assertThat(told.get(0).data().get("diagnostics")).isEmpty();

        get(id, "running-1-parsing-0-0").then().statusCode(200);
        get(id, told.get(0).id()).then().statusCode(204).body(is(""));
    }

    @Test
    void clientThatComesBackIsToldOnlyWhatItDoesNotKnow() throws Exception {
        UUID id = queued(TestCourse.named("followed").file("a.md", "# A\n"));
        List<Event> told = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> closed = CompletableFuture.runAsync(() -> follow(id, "queued-0--0-0", told));
        await().until(() -> streams() == 1);
        runner.run(log.begin(id).orElseThrow());
        closed.get();
        assertThat(told).extracting(event -> event.data().get("state").asText()).doesNotContain("queued");
        assertThat(told.get(told.size() - 1).name()).isEqualTo("ended");
    }

    @Test
    void streamOfClientThatIsGoneIsForgotten() throws Exception {
        UUID id = queued(TestCourse.named("followed").file("a.md", "# A\n"));
        HttpResponse<Stream<String>> answer =
                HttpClient.newHttpClient().send(request(id, ""), HttpResponse.BodyHandlers.ofLines());
        await().until(() -> streams() == 1);
        answer.body().close();
        await().until(() -> streams() == 0);
        runner.run(log.begin(id).orElseThrow());
    }

    @Test
    void whatIsNotThereIsNotFollowed() {
        get(UUID.randomUUID(), "").then().statusCode(404).body("code", equalTo("ingestion-not-found"));
    }

    private int streams() {
        return events.streams();
    }

    private UUID queued(TestCourse course) throws Exception {
        UUID id = UUID.randomUUID();
        String tree = sources.save(folders.read(course.folder()));
        return Transaction.of(database, connection -> {
            log.add(connection, id, IngestionRequest.ofFolder(course.slug()), tree);
            return id;
        });
    }

    private static Response get(UUID id, String last) {
        return given().filter(new ContractFilter())
                .header("Authorization", "Bearer " + TestTokens.ADMIN)
                .header("Last-Event-ID", last)
                .get("/api/v1/ingestions/%s/events".formatted(id));
    }

    private HttpRequest request(UUID id, String last) {
        return HttpRequest.newBuilder(ingestions.resolve(id + "/events"))
                .header("Authorization", "Bearer " + TestTokens.ADMIN)
                .header("Last-Event-ID", last)
                .build();
    }

    private void follow(UUID id, String last, List<Event> told) {
        try {
            Map<String, String> fields = new LinkedHashMap<>();
            HttpClient.newHttpClient()
                    .send(request(id, last), HttpResponse.BodyHandlers.ofLines())
                    .body()
                    .forEach(line -> add(line, fields, told));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Event> events(String stream) {
        List<Event> events = new ArrayList<>();
        Map<String, String> fields = new LinkedHashMap<>();
        stream.lines().forEach(line -> add(line, fields, events));
        return events;
    }

    /** An empty line ends an event. */
    private static void add(String line, Map<String, String> fields, List<Event> events) {
        if (!line.isEmpty()) {
            String[] field = line.split(":", 2);
            fields.put(field[0], field[1]);
            return;
        }
        try {
            events.add(new Event(fields.get("event"), fields.get("id"), JSON.readTree(fields.get("data"))));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        fields.clear();
    }

    private record Event(String name, String id, JsonNode data) {}
}
