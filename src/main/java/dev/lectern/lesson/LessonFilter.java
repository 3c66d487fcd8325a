package dev.lectern.lesson;

import dev.lectern.http.Query;
import java.time.Instant;

/**
 * Which lessons of a course to list.
 *
 * @param module slug of the module they stand in, at any depth; empty for any
 * @param tag a tag they have; empty for any
 * @param language a language of their code blocks; empty for any
 * @param updatedSince the earliest last change of their content
 */
record LessonFilter(String module, String tag, String language, Instant updatedSince) {

    static LessonFilter of(Query query) {
        return new LessonFilter(
                query.text("module").orElse(""),
                query.text("tag").orElse(""),
                query.text("language").orElse(""),
                query.instant("updatedSince").orElse(Instant.EPOCH));
    }

    /** The modules below this one have slugs that begin so; a LIKE pattern. */
    String belowModule() {
        return LikePattern.startingWith(module + ".");
    }
}
