package dev.lectern.crash;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A course whose every lesson bears the same stamp, so that a release that mixes two of its states shows. */
final class StampedCourse {

    static final String SLUG = "stamped";

    private static final String SECTION = """

            ## Step %1$d

            Read on with [the next one](lesson-%2$03d.md), or stay with number %1$d of %3$s for a while.

            ```rust
            fn step_%1$d() -> &'static str { "%3$s" }
            ```
            """;

    private static final int SECTIONS = 12;

    private StampedCourse() {}

    /** The stamp of the {@code number}-th state. */
    static String stamp(int number) {
        return "stamp-%d-end".formatted(number);
    }

    static String lesson(int index) {
        return "lesson-%03d".formatted(index);
    }

    /** Writes the {@code number}-th state as the only course of {@code content}. */
    static void write(Path content, int number, int lessons) throws IOException {
        Path folder = Files.createDirectories(content.resolve(SLUG));
        for (int i = 0; i < lessons; i++) {
            Files.writeString(folder.resolve(lesson(i) + ".md"), text(i, number, lessons));
        }
    }

    /** The {@code number}-th state as a zip archive. */
    static byte[] zip(int number, int lessons) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < lessons; i++) {
                zip.putNextEntry(new ZipEntry(lesson(i) + ".md"));
                zip.write(text(i, number, lessons).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static String text(int lesson, int number, int lessons) {
        StringBuilder text = new StringBuilder("# Lesson %d\n\nAll of this is %s.\n".formatted(lesson, stamp(number)));
        for (int section = 1; section <= SECTIONS; section++) {
            text.append(SECTION.formatted(section, (lesson + 1) % lessons, stamp(number)));
        }
        return text.toString();
    }
}
