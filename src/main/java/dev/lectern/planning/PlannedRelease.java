package dev.lectern.planning;

import dev.lectern.http.Digests;
import dev.lectern.layout.CourseMetadata;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Everything a release will hold, in course order, before it has a number.
 *
 * @param course the course's metadata
 * @param modules each after the one it stands in
 * @param assets in order of path
 */
public record PlannedRelease(
        CourseMetadata course, List<PlannedModule> modules, List<PlannedLesson> lessons, List<PlannedAsset> assets) {

    public PlannedRelease {
        modules = List.copyOf(modules);
        lessons = List.copyOf(lessons);
        assets = List.copyOf(assets);
    }

    /** The same with what links lead to: {@code lessons} with their links, and the assets. */
    PlannedRelease with(List<PlannedLesson> lessons, List<PlannedAsset> assets) {
        return new PlannedRelease(course, modules, lessons, assets);
    }

    /** How many sections its lessons have. */
    public int sections() {
        return lessons.stream().mapToInt(lesson -> lesson.content().sections()).sum();
    }

    /** How many code blocks its lessons have. */
    public int codeBlocks() {
        return lessons.stream()
                .mapToInt(lesson -> lesson.content().codeBlocks())
                .sum();
    }

    /** How many words its lessons have. */
    public int words() {
        return lessons.stream().mapToInt(lesson -> lesson.content().words()).sum();
    }

    /** How many minutes its lessons take. */
    public int minutes() {
        return lessons.stream().mapToInt(lesson -> lesson.content().minutes()).sum();
    }

    /** Whether some of its lessons are not seen by everybody, always. */
    public boolean restricted() {
        return lessons.stream().anyMatch(PlannedLesson::restricted);
    }

    /** When lessons come or go, in order; of drafts, which never come, none. */
    public List<Instant> boundaries() {
        return lessons.stream()
                .map(lesson -> lesson.content().declared())
                .filter(declared -> !declared.draft())
                .flatMap(declared -> Stream.of(declared.publishAt(), declared.expireAt()))
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .map(Instant::ofEpochMilli)
                .toList();
    }

    /** SHA-256 over all of it: two plans with the same digest make the same release. */
    public byte[] digest() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, Json.text(course));
            for (PlannedModule module : modules) {
                write(out, module.slug(), module.path(), module.parent(), module.title(), module.summary());
                write(out, module.sortKey().value(), String.valueOf(module.order()), Json.text(module.metadata()));
                write(out, module.number(), String.valueOf(module.draft()));
            }
            for (PlannedLesson lesson : lessons) {
                write(
                        out,
                        lesson.slug(),
                        lesson.path(),
                        lesson.module(),
                        lesson.title(),
                        lesson.sortKey().value());
                write(
                        out,
                        String.valueOf(lesson.order()),
                        lesson.number(),
                        lesson.content().digest());
                write(out, lesson.derived().toString(), lesson.aliases().toString(), lesson.linksDigest());
            }
            for (PlannedAsset asset : assets) {
                write(out, asset.path(), asset.digest(), asset.mediaType());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory took no bytes", e);
        }
        return Digests.sha256(bytes.toByteArray());
    }

    private static void write(DataOutputStream out, String... texts) throws IOException {
        for (String text : texts) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(utf8.length);
            out.write(utf8);
        }
    }
}
