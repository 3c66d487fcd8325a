package dev.lectern.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Uploads that lie, are cut off, or would do harm: each is refused, and nothing of it is kept. */
@QuarkusTest
class HostileUploadTest {

    private static final String KEPT = """
            select (select count(*) from source_tree) + (select count(*) from file_content)
                + (select count(*) from ingestion where course = 'hostile')
            """;

    private static final byte[] GOOD = Archives.zip(Map.of("a.md", "# A\n", "b.md", "# B\n"));

    private long kept;

    @BeforeEach
    void count() {
        kept = Database.number(KEPT);
    }

    @AfterEach
    void nothingIsKept() throws IOException {
        assertThat(Database.number(KEPT)).isEqualTo(kept);
        assertThat(uploaded()).isEmpty();
    }

    @Test
    void typeMustBeTrue() {
        refused("application/gzip", GOOD, "content-type-mismatch");
        refused("application/zip", Archives.tarGz(Map.of("a.md", "# A\n")), "content-type-mismatch");
        refused("application/zip", "# A\n".getBytes(StandardCharsets.UTF_8), "content-type-mismatch");
        refused("text/markdown", GOOD, "content-type-mismatch");
        refused("application/json", GOOD, "unsupported-media-type");
        refused("application/zip", new byte[0], "bad-request");
    }

    @Test
    void archiveThatIsCutOffAnywhereIsRefused() {
        Random random = new Random(20_261_125);
        byte[] tar = Archives.tarGz(Map.of("a.md", "# A\n\nText.\n", "b.md", "# B\n"));
        for (int i = 0; i < 40; i++) {
            refused("application/zip", Arrays.copyOf(GOOD, 4 + random.nextInt(GOOD.length - 4)), "archive-malformed");
            refused("application/gzip", Arrays.copyOf(tar, 4 + random.nextInt(tar.length - 4)), "archive-malformed");
        }
    }

    @Test
    void archiveThatIsDamagedAnywhereIsRefusedOrHarmless() {
        Random random = new Random(20_261_126);
        byte[] zip = Archives.zip(new TreeMap<>(Map.of("a.md", "# A\n", "b.md", "# B\n")));
        for (int i = 0; i < 60; i++) {
            byte[] damaged = zip.clone();
            damaged[4 + random.nextInt(zip.length - 4)] ^= (byte) (1 << random.nextInt(8));
            int status =
                    post("application/zip", damaged, "?path=no-such-folder").statusCode();
            assertThat(status).isBetween(400, 499);
        }
    }

    @Test
    void bombsAreRefused() {
        refused("application/zip", bomb(10L << 30), "upload-too-large");
        refused(
                "application/gzip",
                Archives.written(out -> {
                    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                        TarArchiveEntry entry = new TarArchiveEntry("bomb.md", true);
                        entry.setSize(1L << 30);
                        byte[] header = new byte[512];
                        entry.writeEntryHeader(header);
                        gzip.write(header);
                        for (int i = 0; i < 64; i++) {
                            gzip.write(new byte[1 << 20]);
                        }
                    }
                }),
                "upload-too-large");
        refused("application/zip", entries(30_000), "upload-too-large");
        refused("application/zip", lyingAboutItsEntries(), "archive-malformed");
        refused("application/gzip", endlessHeader(), "archive-unsafe");
    }

    @Test
    void archiveInAnArchiveIsAFile() {
        Response answer = post("application/zip", zipOf("starter.zip", GOOD), "?path=no-such-folder");
        assertThat(answer.<String>path("detail")).isEqualTo("The archive holds no file in 'no-such-folder'.");
    }

    @Test
    void nestedBombsAreRefused() {
        byte[] bomb = bomb(200L << 20);
        refused("application/zip", zipOf("starter.zip", bomb), "upload-too-large");
        refused("application/zip", zipOf("starter.zip", zipOf("inner.bin", bomb)), "upload-too-large");
        refused(
                "application/zip",
                zipOf("starter.zip", Archives.gzip(Archives.gzip(new byte[64 << 20]))),
                "upload-too-large");
        byte[] nested = GOOD;
        for (int i = 0; i < 50; i++) {
            nested = zipOf("inner.zip", nested);
        }
        refused("application/zip", nested, "archive-unsafe");
    }

    @Test
    void unsafeNamesAreRefused() {
        for (String name : List.of(
                "../a.md", "a/../../b.md", "/etc/a.md", "C:/a.md", "C:a.md", "a/b\\c.md", "a\n.md", "\u202Ea.md")) {

            refused("application/zip", Archives.zip(Map.of(name, "# A\n")), "archive-unsafe");
            refused("application/gzip", Archives.gzip(Archives.tarNamed(name)), "archive-unsafe");
        }
        refused("application/zip", Archives.zip(Map.of("a.md", "# A\n", "A.md", "# A\n")), "archive-unsafe");
        refused("application/zip", Archives.zip(Map.of("\u00FC.md", "# A\n", "u\u0308.md", "# A\n")), "archive-unsafe");
        refused("application/zip", Archives.zip(Map.of("ss.md", "# A\n", "\u00DF.md", "# A\n")), "archive-unsafe");
        Map<String, String> both = new LinkedHashMap<>();
        both.put("a.md", "# A\n");
        both.put("a.md/b.md", "# B\n");
        refused("application/zip", Archives.zip(both), "archive-unsafe");
    }

    @Test
    void linksAndDevicesAreRefused() {
        for (byte kind : List.of(
                TarConstants.LF_SYMLINK,
                TarConstants.LF_LINK,
                TarConstants.LF_CHR,
                TarConstants.LF_BLK,
                TarConstants.LF_FIFO)) {
            TarArchiveEntry entry = new TarArchiveEntry("a.md", kind);
            entry.setLinkName("/etc/passwd");
            refused("application/gzip", Archives.gzip(Archives.tar(entry)), "archive-unsafe");
        }
        for (int mode : List.of(UnixStat.LINK_FLAG, 0020000, 0010000)) {
            refused("application/zip", zipWithMode(mode | 0644), "archive-unsafe");
        }
    }

    @Test
    void bodyBeyondTheLimitIsRefusedWithAndWithoutAnnouncement() throws IOException {
        assertThat(raw("Content-Length: 300000000\r\n", 0)).startsWith("HTTP/1.1 413");
        assertThat(raw("Transfer-Encoding: chunked\r\n", 230)).startsWith("HTTP/1.1 413");
    }

    @Test
    void gzipFileOfEmptyMembersIsRefused() {
        byte[] member = Archives.gzip(new byte[0]);
        byte[] members = Archives.written(out -> {
            for (int i = 0; i < 200_000; i++) {
                out.write(member);
            }
            out.write(Archives.tarGz(Map.of("a.md", "# A\n")));
        });
        refused("application/gzip", members, "archive-malformed");
        refused("application/zip", zipOf("starter.tgz", members), "archive-unsafe");
    }

    @Test
    void bodyOfAClientThatIsGoneIsThrownAwayAtOnce() throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            head(socket, "Content-Length: 100000\r\n");
            socket.getOutputStream().write("PK".getBytes(StandardCharsets.US_ASCII));
            await().ignoreExceptions()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> !uploaded().isEmpty());
        }
        // Far less than the time after which a client counts as gone that sends nothing.
        await().ignoreExceptions()
                .atMost(Duration.ofSeconds(20))
                .until(() -> uploaded().isEmpty());
    }

    private static void refused(String type, byte[] body, String code) {
        Response answer = post(type, body, "");
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(400, 499);
        assertThat(answer.<String>path("code")).as(answer.asString()).isEqualTo(code);
    }

    private static Response post(String type, byte[] body, String query) {
        return Push.waiting().contentType(type).body(body).post("/api/v1/courses/hostile/ingestions" + query);
    }

    private static byte[] zipOf(String name, byte[] bytes) {
        return Archives.written(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(bytes);
                zip.closeEntry();
            }
        });
    }

    /** One entry of zeros. */
    private static byte[] bomb(long size) {
        return Archives.written(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry("bomb.md"));
                byte[] zeros = new byte[1 << 20];
                for (long written = 0; written < size; written += zeros.length) {
                    zip.write(zeros);
                }
                zip.closeEntry();
            }
        });
    }

    private static byte[] entries(int count) {
        return Archives.written(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (int i = 0; i < count; i++) {
                    zip.putNextEntry(new ZipEntry(i + ".md"));
                    zip.closeEntry();
                }
            }
        });
    }

    /** Says at its end that it has one entry; the directory has many. */
    private static byte[] lyingAboutItsEntries() {
        byte[] zip = entries(20);
        int end = zip.length - 22;
        zip[end + 8] = 1;
        zip[end + 10] = 1;
        return zip;
    }

    /** A tar archive whose first header is as long as anybody likes. */
    private static byte[] endlessHeader() {
        return Archives.written(out -> {
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                TarArchiveEntry entry = new TarArchiveEntry("header", TarConstants.LF_GNUTYPE_LONGNAME);
                entry.setSize(1L << 30);
                byte[] header = new byte[512];
                entry.writeEntryHeader(header);
                gzip.write(header);
                for (int i = 0; i < 8; i++) {
                    gzip.write(new byte[1 << 20]);
                }
            }
        });
    }

    private static byte[] zipWithMode(int mode) {
        return Archives.written(out -> {
            try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
                ZipArchiveEntry entry = new ZipArchiveEntry("a.md");
                entry.setUnixMode(mode);
                zip.putArchiveEntry(entry);
                zip.write("/etc/passwd".getBytes(StandardCharsets.UTF_8));
                zip.closeArchiveEntry();
            }
        });
    }

    /** What lies on the disk of uploads. */
    private static List<Path> uploaded() throws IOException {
        Path uploads = Path.of(System.getProperty("java.io.tmpdir"), "lectern-uploads");
        try (Stream<Path> left = Files.walk(uploads)) {
            return left.filter(path -> path.endsWith("body") || path.endsWith("unpacked"))
                    .toList();
        }
    }

    private static OutputStream head(Socket socket, String header) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(("POST /api/v1/courses/hostile/ingestions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer"
                        + " test-admin-token\r\nContent-Type: application/zip\r\n" + header + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return out;
    }

    /** What is answered to a request with {@code header} and as many megabytes, in chunks. */
    private static String raw(String header, int megabytes) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            OutputStream out = head(socket, header);
            InputStream in = socket.getInputStream();
            byte[] chunk = new byte[1 << 20];
            for (int i = 0; i < megabytes && in.available() == 0; i++) {
                out.write("100000\r\n".getBytes(StandardCharsets.US_ASCII));
                out.write(chunk);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            byte[] answer = new byte[4_096];
            int read = in.read(answer);
            return new String(answer, 0, Math.max(read, 0), StandardCharsets.UTF_8);
        }
    }
}
