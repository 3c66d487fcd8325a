package dev.lectern;

import dev.lectern.ingestion.ContentFolder;
import dev.lectern.ingestion.Ingestion;
import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A course in a folder of its own, written and ingested by a test. */
public final class TestCourse {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String slug;
    private final Path folder;

    private TestCourse(String slug, Path folder) {
        this.slug = slug;
        this.folder = folder;
    }

    /** A course that no other test has; its slug begins with {@code name}. */
    public static TestCourse named(String name) {
        try {
            return new TestCourse(name + "-" + COUNT.incrementAndGet(), Files.createTempDirectory("lectern-course"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String slug() {
        return slug;
    }

    public Path folder() {
        return folder;
    }

    public TestCourse file(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public TestCourse file(String path, byte[] bytes) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public TestCourse remove(String path) {
        try {
            Files.delete(folder.resolve(path));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Ingestion ingest() {
        try {
            return CDI.current().select(ContentFolder.class).get().ingest(slug, folder);
        } catch (IOException | SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The address of the course in the API, with {@code path} after it. */
    public String url(String path) {
        return "/api/v1/courses/" + slug + path;
    }
}
