package dev.lectern.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an author, and a CI, sees of {@code push}. */
class PushCommandTest {

    private static final String ID = "f87d6e19-8b4c-48c4-b829-c3641062eb4a";
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private final ScriptedService service = new ScriptedService();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @BeforeEach
    void course() throws IOException {
        write("01-a.md", "# A\n");
        write("img/\u00fc.png", "png");
        write(".hidden/b.md", "# B\n");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void filesOfTheCourseArePackedAndSent() throws IOException {
        service.answers(202, ingestion("queued", ""))
                .answers(200, ingestion("running", ""))
                .answers(200, ingestion("succeeded", ""))
                .answers(200, ingestion("succeeded", ""));

        assertThat(push()).isZero();

        ScriptedService.Request sent = service.requests().get(0);
        assertThat(sent.method()).isEqualTo("POST");
        assertThat(sent.address()).isEqualTo("/api/v1/courses/rust/ingestions?mode=replace&dryRun=false&strict=false");
        assertThat(sent.header("Content-type")).isEqualTo("application/gzip");
        assertThat(sent.header("Authorization")).isEqualTo("Bearer lectern_secret");
        assertThat(sent.header("Idempotency-key")).isNotBlank();
        assertThat(unpacked(sent.body())).isEqualTo(Map.of("01-a.md", "# A\n", "img/\u00fc.png", "png"));
        assertThat(service.requests().get(3).address()).isEqualTo("/api/v1/ingestions/" + ID);
        assertThat(err).asString().contains("rust is published as release 7: 1 added, 2 modified of 5 lessons");
        assertThat(out).hasToString("");
        assertThat(err).asString().doesNotContain("\u001b", "lectern_secret");
    }

    @Test
    void sameFolderIsPackedInTheSameBytes() throws IOException {
        service.answers(202, ingestion("queued", "")).answers(202, ingestion("queued", ""));
        push("--no-wait");
        push("--no-wait");
        assertThat(service.requests()).hasSize(2);
        assertThat(service.requests().get(0).body())
                .isEqualTo(service.requests().get(1).body());
        assertThat(service.requests().get(0).header("Idempotency-key"))
                .as("two pushes are two")
                .isNotEqualTo(service.requests().get(1).header("Idempotency-key"));
    }

    @Test
    void whatIsWrongIsToldWithItsPlace() {
        String diagnostic = """
                {"severity": "error", "code": "yaml-duplicate-key", "file": "01-a.md", "line": 3, "column": 1, "endLine": 3,
                 "endColumn": 6, "message": "The key is given twice\\n\\u001b[31m", "hint": "Keep one", "newer": true}""";
        service.answers(202, ingestion("queued", ""))
                .answers(200, ingestion("failed", ""))
                .answers(200, ingestion("failed", diagnostic));
        assertThat(push()).isEqualTo(1);
        assertThat(out).hasToString("""
                        %s/01-a.md:3:1: error: The key is given twice\uFFFD\uFFFD[31m [yaml-duplicate-key]
                            hint: Keep one
                        """.formatted(folder));
        assertThat(err).asString().contains("rust was not published");
    }

    @Test
    void dryRunTellsWhatReadersWouldNotice() {
        String impact = """
                "impact": {"comparedTo": 6, "lessonsRemoved": [{"lesson": "b", "title": "B"}],
                 "lessonsMoved": [{"from": "a", "to": "aa"}], "addressesTaken": [{"lesson": "c", "from": "C", "to": "D"}],
                 "sectionsRemoved": [{"lesson": "a", "anchor": "x", "heading": "X"}],
                 "anchorsChanged": [{"lesson": "a", "from": "y", "toLesson": "aa", "to": "z"}],
                 "linksBroken": [{"file": "c.md", "line": 3, "url": "b.md"}],
                 "redirectsBroken": [{"from": "old", "lesson": "b"}], "assetsRemoved": [%s], "truncated": false},
                "dryRun": true, "release": null,""".formatted(
                IntStream.range(0, 22).mapToObj(i -> "\"%d.png\"".formatted(i)).collect(joining(",")));
        String ended =
                ingestion("succeeded", "").replace("\"dryRun\": false,", impact).replace("\"release\": 7, ", "");
        service.answers(202, ended).answers(200, ended);
        assertThat(push("--dry-run")).isZero();
        assertThat(err.toString().lines())
                .startsWith(
                        "rust could be published: 1 added, 2 modified of 5 lessons",
                        "Readers of release 6 would notice:",
                        "  lesson b would be gone",
                        "  lesson a would move to aa",
                        "  address c would lead to 'D' instead of 'C'",
                        "  section a#x would be gone",
                        "  section a#y would be at aa#z",
                        "  link 'b.md' in c.md:3 would break",
                        "  redirect from old to b would break",
                        "  asset 0.png would be gone")
                .endsWith("  asset 19.png would be gone", "  … and 2 more like this")
                .hasSize(30);
    }

    @Test
    void requestThatGotNoAnswerIsSentAgainUnderItsKey() {
        service.breaksOff()
                .answers(503, "")
                .answers(202, ingestion("queued", ""))
                .breaksOff()
                .answers(200, ingestion("succeeded", ""))
                .answers(200, ingestion("succeeded", ""));
        assertThat(push()).isZero();
        assertThat(service.requests().stream()
                        .filter(request -> request.method().equals("POST"))
                        .map(request -> request.header("Idempotency-key")))
                .hasSize(3)
                .containsOnly(service.requests().get(0).header("Idempotency-key"));
    }

    @Test
    void refusalIsToldAndNotTriedAgain() {
        service.answers(403, """
                {"type": "urn:lectern:problem:scope-missing", "title": "No", "status": 403, "code": "scope-missing",
                 "detail": "The token has no scope\\ningest."}""");
        assertThat(push()).isEqualTo(3);
        assertThat(service.requests()).hasSize(1);
        assertThat(err)
                .asString()
                .contains("answered 403: The token has no scope\uFFFDingest. [scope-missing]")
                .hasLineCount(1);
    }

    @Test
    void serviceThatIsNotThereEndsWithThree() {
        service.close();
        assertThat(push()).isEqualTo(3);
        assertThat(err).asString().contains(service.url() + " could not be reached: nothing takes connections there");
    }

    @Test
    void whatIsNoLecternIsSaidToBeNone() {
        service.answers(200, "<html>");
        assertThat(push()).isEqualTo(3);
        service.answers(200, "{}");
        assertThat(push()).isEqualTo(3);
        assertThat(err.toString().lines()).hasSize(2).allMatch(line -> line.endsWith("is it Lectern?"));
    }

    @Test
    void wishesAreSentAlong() throws IOException {
        write(".git/HEAD", "ref: refs/heads/main\n");
        write(".git/packed-refs", "# pack-refs with: peeled\n" + COMMIT + " refs/heads/main\n");
        service.answers(202, ingestion("queued", "")).answers(202, ingestion("queued", ""));
        assertThat(push("--dry-run", "--strict", "--mode", "merge", "--message", "A & B", "--no-wait"))
                .isZero();
        assertThat(service.requests().get(0).address())
                .endsWith("?mode=merge&dryRun=true&strict=true&sourceRef=" + COMMIT + "&message=A%20%26%20B");
        assertThat(push("--source-ref", "v1", "--no-wait")).isZero();
        assertThat(service.requests().get(1).address()).endsWith("&sourceRef=v1");
        assertThat(service.requests()).as("nothing is followed").hasSize(2);
    }

    @Test
    void whatIsToBeTakenOutIsSentAlong() {
        service.answers(202, ingestion("queued", ""));
        assertThat(push("--mode", "merge", "--removed", "threads/02 queues.md", "--removed", "img/,b.md", "--no-wait"))
                .isZero();
        assertThat(service.requests().get(0).address())
                .endsWith("?mode=merge&dryRun=false&strict=false"
                        + "&removed=threads%2F02%20queues.md&removed=img&removed=b.md");
    }

    @Test
    void courseThatIsNotAllThereIsNotSent() throws IOException {
        write("b\n.md", "# B\n");
        assertThat(push()).isEqualTo(1);
        assertThat(out).asString().contains("[file-skipped]");
        assertThat(err).asString().contains("Nothing was sent");
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void strictPushLeavesNoFileOutInSilence() throws IOException {
        Files.createSymbolicLink(folder.resolve("c.md"), folder.resolve("01-a.md"));
        assertThat(push("--strict")).isEqualTo(1);
        assertThat(service.requests()).isEmpty();
        service.answers(202, ingestion("queued", ""))
                .answers(200, ingestion("succeeded", ""))
                .answers(200, ingestion("succeeded", ""));
        assertThat(push()).isZero();
        assertThat(out).asString().contains("c.md:1:1: warning: The symbolic link is not followed");
    }

    @Test
    void progressIsShownToWhoeverWatches() {
        service.answers(202, ingestion("queued", ""))
                .answers(200, ingestion("running", ""))
                .answers(200, ingestion("succeeded", ""))
                .answers(200, ingestion("succeeded", ""));
        assertThat(run(true, "lectern_secret", arguments())).isZero();
        assertThat(err)
                .asString()
                .contains("packing [", "sending ", "parse [###############...............] 300/600")
                .contains("\r\u001b[K" + "rust is published");
    }

    @Test
    void tokenIsReadFromAFile() throws IOException {
        service.answers(202, ingestion("queued", ""));
        Path token = Files.writeString(folder.resolve(".token"), "lectern_other\n");
        assertThat(push("--no-wait", "--token-file", token.toString())).isZero();
        assertThat(service.requests().get(0).header("Authorization")).isEqualTo("Bearer lectern_other");
    }

    @Test
    void whatIsGivenWronglyEndsWithTwo() {
        assertThat(run(false, "a\nb", arguments())).isEqualTo(2);
        assertThat(push("--token-file", folder.resolve("none").toString())).isEqualTo(2);
        assertThat(push("--mode", "append")).isEqualTo(2);
        assertThat(push("--removed", "b.md")).isEqualTo(2);
        assertThat(push("--mode", "merge", "--removed", "../b.md")).isEqualTo(2);
        assertThat(push("--mode", "merge", "--removed", ".")).isEqualTo(2);
        assertThat(push("--mode", "merge", "--removed", "")).isEqualTo(2);
        assertThat(run(false, "x", "push", folder.toString(), "--to", "lectern.example", "--course", "rust"))
                .isEqualTo(2);
        assertThat(run(false, "x", "push", folder.toString(), "--to", service.url(), "--course", "../x"))
                .isEqualTo(2);
        assertThat(run(false, "x", "push", folder.resolve("none").toString(), "--to", service.url(), "--course", "x"))
                .isEqualTo(2);
        assertThat(run(false, "x", "push", folder.toString())).isEqualTo(2);
        assertThat(service.requests()).isEmpty();
    }

    private int push(String... more) {
        return run(
                false,
                "lectern_secret",
                Stream.concat(Arrays.stream(arguments()), Arrays.stream(more)).toArray(String[]::new));
    }

    private String[] arguments() {
        return new String[] {"push", folder.toString(), "--to", service.url() + "/", "--course", "rust"};
    }

    private int run(boolean terminal, String token, String... arguments) {
        return Commands.run(
                arguments,
                new Shell(Map.of("LECTERN_TOKEN", token), terminal, new PrintWriter(out), new PrintWriter(err)));
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String ingestion(String state, String diagnostics) {
        return """
                {"id": "%s", "course": "rust", "state": "%s", "dryRun": false, "stage": "%s", "filesDone": 300,
                 "filesTotal": 600, "release": 7, "diagnostics": [%s], "counts": {"lessons": 5, "added": 1, "modified": 2,
                 "removed": 0, "moved": 0, "unchanged": 2, "newer": 1}}""".formatted(ID, state, state.equals("running") ? "parse" : "", diagnostics);
    }

    private static Map<String, String> unpacked(byte[] archive) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(archive)), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
