package dev.lectern.layout;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is said of a course as a whole. Text that nobody gave is empty.
 *
 * @param language BCP 47 language tag
 * @param authors names, or mappings
 * @param metadata every key without a meaning of its own
 * @param linkTemplate the addresses of its lessons, empty when it does not say
 */
public record CourseMetadata(
        String title,
        String description,
        String language,
        List<String> tags,
        List<Object> authors,
        String license,
        Map<String, Object> metadata,
        String linkTemplate) {

    /** What is said of a course of which nothing is said. */
    static final CourseMetadata NONE = new CourseMetadata("", "", "", List.of(), List.of(), "", Map.of());

    public CourseMetadata {
        tags = List.copyOf(tags);
        authors = List.copyOf(authors);
    }

    /** What a tool says of a course: nothing of where its lessons will be read. */
    CourseMetadata(
            String title,
            String description,
            String language,
            List<String> tags,
            List<Object> authors,
            String license,
            Map<String, Object> metadata) {
        this(title, description, language, tags, authors, license, metadata, "");
    }

    /** The same, called {@code title}. */
    public CourseMetadata titled(String title) {
        return new CourseMetadata(title, description, language, tags, authors, license, metadata, linkTemplate);
    }

    /** This, and what {@code other} says where this says nothing. */
    CourseMetadata or(CourseMetadata other) {
        Map<String, Object> all = new TreeMap<>(other.metadata);
        all.putAll(metadata);
        return new CourseMetadata(
                title.isEmpty() ? other.title : title,
                description.isEmpty() ? other.description : description,
                language.isEmpty() ? other.language : language,
                tags.isEmpty() ? other.tags : tags,
                authors.isEmpty() ? other.authors : authors,
                license.isEmpty() ? other.license : license,
                all,
                linkTemplate.isEmpty() ? other.linkTemplate : linkTemplate);
    }
}
