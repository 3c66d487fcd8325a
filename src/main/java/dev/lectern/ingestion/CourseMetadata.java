package dev.lectern.ingestion;

import dev.lectern.course.TextSearch;
import java.util.List;
import java.util.Map;

/**
 * What is said of a course as a whole.
 *
 * @param language BCP 47 language tag
 * @param authors names, or mappings
 * @param metadata every key without a meaning of its own
 * @param linkTemplate valid; empty when the course has none
 */
record CourseMetadata(
        String title,
        String description,
        String language,
        List<String> tags,
        List<Object> authors,
        String license,
        Map<String, Object> metadata,
        String linkTemplate) {

    CourseMetadata {
        tags = List.copyOf(tags);
        authors = List.copyOf(authors);
    }

    /** The text search configuration that its prose is indexed with. */
    String textSearch() {
        return TextSearch.configuration(language);
    }
}
