package dev.lectern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an author sees of {@code lint}. */
class LintCommandTest {

    private static final String DUPLICATE = "---\ntitle: A\ntitle: B\n---\n# A\n";

    @TempDir
    Path folder;

    private StringWriter out;
    private StringWriter err;

    @BeforeEach
    void fresh() {
        out = new StringWriter();
        err = new StringWriter();
    }

    @Test
    void cleanCourseEndsWithZero() throws IOException {
        write("01-a.md", "# A\n");
        assertThat(lint(folder.toString())).isZero();
        assertThat(out).hasToString("");
        assertThat(err).asString().endsWith(": 1 lesson, no errors, no warnings" + System.lineSeparator());
    }

    @Test
    void errorEndsWithOneAndIsToldWithItsPlace() throws IOException {
        write("01-a.md", DUPLICATE);
        assertThat(lint(folder.toString())).isEqualTo(1);
        assertThat(out).asString().isEqualTo("""
                        %s/01-a.md:3:1: error: The key 'title' is given twice [yaml-duplicate-key]
                            hint: Keep one of them; the first is on line 2
                        """.formatted(folder));
    }

    @Test
    void warningFailsOnlyWhereItIsAskedTo() throws IOException {
        write("a.md", "# A\n\n[x](nope.md)\n");
        assertThat(lint(folder.toString())).isZero();
        assertThat(lint("--strict", folder.toString())).isEqualTo(1);
    }

    @Test
    void infoNeverFails() throws IOException {
        write("a.md", "# A\n");
        write("b.md", "---\ndraft: true\n---\n# B\n");
        assertThat(lint("--strict", folder.toString())).isZero();
        assertThat(out).asString().contains("info: The lesson is a draft");
    }

    @Test
    void toolsGetJsonAndSarif() throws IOException {
        write("01-a.md", DUPLICATE);
        assertThat(lint("--format", "json", folder.toString())).isEqualTo(1);
        assertThat(json().at("/items/0/code").asText()).isEqualTo("yaml-duplicate-key");
        fresh();
        assertThat(lint("--format=SARIF", folder.toString())).isEqualTo(1);
        assertThat(json().at("/runs/0/results/0/ruleId").asText()).isEqualTo("yaml-duplicate-key");
    }

    @Test
    void folderOfCoursesIsCheckedCourseByCourse() throws IOException {
        write("one/course.yaml", "title: One\n");
        write("one/01-a.md", "# A\n");
        write("two/01-a.md", DUPLICATE);
        assertThat(lint("--format", "json", folder.toString())).isEqualTo(1);
        assertThat(json().at("/items/0/file").asText()).isEqualTo(folder + "/two/01-a.md");
        assertThat(err.toString().lines()).hasSize(2).first().asString().startsWith("one: 1 lesson");
    }

    @Test
    void folderWithoutSignsIsOneCourseUnlessItIsSaidNotToBe() throws IOException {
        write("one/a.md", "# A\n");
        write("two/a.md", "# A\n");
        assertThat(lint(folder.toString())).isZero();
        assertThat(err.toString().lines()).singleElement().asString().contains("2 lessons");
        fresh();
        assertThat(lint("--courses", folder.toString())).isZero();
        assertThat(err.toString().lines()).hasSize(2);
        fresh();
        write("one/course.yaml", "title: One\n");
        assertThat(lint("--no-courses", folder.toString())).isZero();
        assertThat(err.toString().lines()).singleElement().asString().contains("2 lessons");
    }

    @Test
    void whatIsGivenWronglyEndsWithTwo() throws IOException {
        assertThat(lint()).isEqualTo(2);
        assertThat(lint(folder.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(err).asString().contains("there is no folder");
        assertThat(lint("--format", "xml", folder.toString())).isEqualTo(2);
        assertThat(lint("--undocumented", folder.toString())).isEqualTo(2);
        fresh();
        assertThat(run("publish")).isEqualTo(2);
        assertThat(err).asString().contains("'publish'", "Usage: lectern");
    }

    @Test
    void resultsThatAreLostAreNoSuccess() throws IOException {
        write("a.md", "# A\n\n[x](nope.md)\n");
        Writer full = new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("no space left");
            }

            @Override
            public void flush() {
                // There is nothing to write.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        Shell shell = new Shell(Map.of(), false, new PrintWriter(full), new PrintWriter(err));
        assertThat(Commands.run(new String[] {"lint", folder.toString()}, shell))
                .isEqualTo(2);
        assertThat(err).asString().contains("could not be written");
    }

    @Test
    void helpTeaches() {
        assertThat(run("lint", "--help")).isZero();
        assertThat(out).asString().contains("Exit codes:", "Examples:", "LECTERN_SOURCE_MAX_ASSET_SIZE");
        assertThat(run("--help")).isZero();
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    private int lint(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "lint";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return run(all);
    }

    private int run(String... arguments) {
        return Commands.run(arguments, new Shell(Map.of(), false, new PrintWriter(out), new PrintWriter(err)));
    }
}
