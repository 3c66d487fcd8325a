package dev.lectern.markdown;

import com.vladsch.flexmark.util.ast.Document;
import dev.lectern.markdown.commonmark.CommonMarkParser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Understands the bytes of one lesson, step by step; what is wrong ends it or is gathered. */
final class LessonReader {

    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private int bodyLine = 1;

    LessonSource read(byte[] bytes) {
        SourceText source = SourceText.decode(bytes, diagnostics);
        if (source == null) {
            return rejected();
        }
        if (source.isBlank()) {
            diagnostics.add(Diagnostics.error(
                    Diagnostics.EMPTY_FILE, 1, 1, "The file holds no text", "Write the lesson, or remove the file"));
            return rejected();
        }
        FrontMatterBlock block = FrontMatterBlock.find(source, diagnostics);
        if (block == null) {
            return rejected();
        }
        FrontMatter frontMatter = FrontMatterReader.read(block, diagnostics);
        if (diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR)) {
            return rejected();
        }
        bodyLine = block.bodyLine();
        return lesson(frontMatter, source);
    }

    /** What to answer when reading failed in a way that nobody foresaw. */
    RejectedLesson failed(Throwable cause) {
        String reason = cause instanceof StackOverflowError ? "it is nested too deep" : "the parser failed on it";
        diagnostics.add(Diagnostics.error(
                Diagnostics.MARKDOWN_UNPARSABLE,
                bodyLine,
                1,
                "The Markdown can't be parsed: " + reason,
                "Look for very deep nesting of quotes, lists, brackets or emphasis, and make it flatter"));
        return rejected();
    }

    private RejectedLesson rejected() {
        return new RejectedLesson(sorted());
    }

    private List<Diagnostic> sorted() {
        return diagnostics.stream()
                .sorted(Comparator.comparingInt(Diagnostic::line).thenComparingInt(Diagnostic::column))
                .toList();
    }

    private ParsedLesson lesson(FrontMatter frontMatter, SourceText source) {
        Document document = CommonMarkParser.parse(source.text().substring(source.start(bodyLine)));
        List<Outline.Part> parts = Outline.of(document, source, bodyLine);
        List<ParsedCodeBlock> codeBlocks = CodeBlocks.of(document, parts, bodyLine);
        LinkReader links = new LinkReader(source, source.start(bodyLine));
        List<ParsedSection> sections =
                new SectionReader(source, document, parts, codeBlocks, links, diagnostics).read();
        UnclosedContainers.report(document, source, bodyLine, diagnostics);
        int words = sections.stream().mapToInt(ParsedSection::wordCount).sum();
        int codeLines = codeBlocks.stream().mapToInt(ParsedCodeBlock::lines).sum();
        int minutes = frontMatter.estimatedMinutes().orElse(Math.max(1, WordCount.minutes(words, codeLines)));
        return new ParsedLesson(
                frontMatter,
                title(frontMatter, sections),
                minutes,
                words,
                codeLines,
                sections,
                codeBlocks,
                links.links(),
                links.ids(),
                sorted());
    }

    private static String title(FrontMatter frontMatter, List<ParsedSection> sections) {
        if (!frontMatter.title().isEmpty()) {
            return frontMatter.title();
        }
        return sections.stream()
                .filter(section -> section.level() == 1)
                .findFirst()
                .map(section -> section.heading().text())
                .orElse("");
    }
}
