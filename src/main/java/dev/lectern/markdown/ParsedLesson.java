package dev.lectern.markdown;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A lesson understood. A function of the file's bytes alone: what depends on where the file lies (title or
 * order from the file name) is for the ingestion to add.
 *
 * @param frontMatter what the author declared
 * @param title from the front matter, else the text of the first level 1 heading, else empty
 * @param estimatedMinutes from the front matter, else derived from words and code lines; at least 1
 * @param wordCount words of headings and prose, code blocks left out
 * @param codeLines lines in code blocks
 * @param sections in document order; empty when the body is blank
 * @param codeBlocks in document order
 * @param links in document order
 * @param ids ids of places in the lesson that are no sections, with the anchors of the sections they stand in
 * @param diagnostics warnings and infos, in order of line
 */
public record ParsedLesson(
        FrontMatter frontMatter,
        String title,
        int estimatedMinutes,
        int wordCount,
        int codeLines,
        List<ParsedSection> sections,
        List<ParsedCodeBlock> codeBlocks,
        List<ParsedLink> links,
        Map<String, String> ids,
        List<Diagnostic> diagnostics)
        implements LessonSource {

    public ParsedLesson {
        Objects.requireNonNull(frontMatter, "frontMatter");
        Objects.requireNonNull(title, "title");
        sections = List.copyOf(sections);
        codeBlocks = List.copyOf(codeBlocks);
        links = List.copyOf(links);
        ids = Map.copyOf(ids);
        diagnostics = List.copyOf(diagnostics);
        if (estimatedMinutes < 1) {
            throw new IllegalArgumentException("estimatedMinutes is at least 1, got " + estimatedMinutes);
        }
    }

    /** UTF-16 units of its sections in all formats together. */
    public long characters() {
        return sections.stream()
                .mapToLong(section ->
                        (long) section.heading().characters() + section.body().characters())
                .sum();
    }
}
