package dev.lectern.identity;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Makes ids out of what things are called when they first appear, so that the same tree gives the same ids in every
 * database it is ingested into. An id that something else has, or ever had, is made again with the release's number.
 */
public final class StableIds {

    private final Set<UUID> used = new HashSet<>();
    private final int release;

    /** Ids for what first appears in {@code release}; {@code used} are taken. */
    public StableIds(Set<UUID> used, int release) {
        this.used.addAll(used);
        this.release = release;
    }

    /** What a course is called before anything else has its id. */
    public static UUID course(String slug) {
        return named("course:" + slug);
    }

    static UUID lesson(String course, String slug) {
        return named("lesson:" + course + "/" + slug);
    }

    static UUID section(UUID lesson, String anchor) {
        return named("section:" + lesson + "#" + anchor);
    }

    /** {@code occurrence} counts the lesson's code blocks with this very code from 1. */
    static UUID codeBlock(UUID lesson, String digest, int occurrence) {
        return named("code-block:" + lesson + ":" + digest + ":" + occurrence);
    }

    /** What an asset of {@code course} is called before anything else has its id. */
    public static UUID asset(UUID course, String path) {
        return named("asset:" + course + "/" + path);
    }

    /** {@code id}, or another one made of it when it is taken. */
    public UUID free(UUID id) {
        UUID free = id;
        for (int attempt = 0; !used.add(free); attempt++) {
            free = named("%s@%d.%d".formatted(id, release, attempt));
        }
        return free;
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(("lectern:" + name).getBytes(StandardCharsets.UTF_8));
    }
}
