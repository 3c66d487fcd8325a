package dev.lectern.lesson;

import dev.lectern.course.Headings;
import dev.lectern.course.Outline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is in a lesson.
 *
 * @param html the whole body, null when not asked for; so are the other formats
 */
record LessonBody(
        List<Outline.Heading> contents,
        List<Section> sections,
        List<CodeBlock> codeBlocks,
        String html,
        String markdown,
        String text,
        String mdast) {

    /** A lesson's sections and code blocks, and where {@code whole} the sections' bodies put together. */
    static LessonBody of(List<SectionRow> sections, List<CodeBlockRow> codeBlocks, boolean whole) {
        return new LessonBody(
                Headings.tree(sections.stream()
                        .filter(row -> row.level() > 0)
                        .map(SectionRow::flat)
                        .toList()),
                sections.stream().map(row -> row.section(null)).toList(),
                codeBlocks.stream().map(CodeBlockRow::inLesson).toList(),
                whole ? whole(sections, SectionRow::html, LessonBody::html) : null,
                whole ? whole(sections, SectionRow::markdown, LessonBody::markdown) : null,
                whole ? whole(sections, SectionRow::text, LessonBody::text) : null,
                whole ? whole(sections, SectionRow::mdast, LessonBody::mdast) : null);
    }

    /** The whole body in one format, each section's heading and own body in turn. */
    static String whole(List<SectionRow> sections, Format format) {
        return switch (format) {
            case HTML -> html(sections);
            case MARKDOWN -> markdown(sections);
            case TEXT -> text(sections);
            case MDAST -> mdast(sections);
        };
    }

    private static String whole(
            List<SectionRow> sections, Function<SectionRow, String> body, Function<List<SectionRow>, String> join) {
        boolean asked = sections.stream().allMatch(row -> body.apply(row) != null);
        return asked ? join.apply(sections) : null;
    }

    private static String html(List<SectionRow> sections) {
        return sections.stream()
                .map(row -> row.level() == 0
                        ? row.html()
                        : "<h%1$d id=\"%2$s\">%3$s</h%1$d>\n%4$s"
                                .formatted(row.level(), HtmlText.escape(row.anchor()), row.headingHtml(), row.html()))
                .collect(Collectors.joining("\n"));
    }

    private static String markdown(List<SectionRow> sections) {
        return sections.stream()
                .map(row -> row.headingMarkdown() + row.markdown())
                .collect(Collectors.joining());
    }

    private static String text(List<SectionRow> sections) {
        List<String> blocks = new ArrayList<>();
        sections.forEach(row -> blocks.addAll(List.of(row.heading(), row.text())));
        return blocks.stream().filter(block -> !block.isBlank()).collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static String mdast(List<SectionRow> sections) {
        List<String> arrays = new ArrayList<>();
        sections.forEach(row -> arrays.addAll(List.of(row.headingMdast(), row.mdast())));
        return Mdast.root(arrays);
    }
}
