package dev.lectern.markdown;

import com.vladsch.flexmark.util.ast.Document;
import dev.lectern.markdown.commonmark.CommonMarkParser;
import dev.lectern.markdown.limits.Guard;
import dev.lectern.markdown.limits.LimitExceeded;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Understands the bytes of one lesson, step by step; what is wrong ends it or is gathered. */
final class LessonReader {

    private final Guard guard;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private SourceText source;
    private int bodyLine = 1;

    LessonReader(Guard guard) {
        this.guard = guard;
    }

    LessonSource read(byte[] bytes) {
        guard.size(bytes.length);
        source = SourceText.decode(bytes, diagnostics);
        if (source == null) {
            return rejected();
        }
        if (source.isBlank()) {
            diagnostics.add(Diagnostics.error(
                    Diagnostics.EMPTY_FILE, 1, 1, "The file holds no text", "Write the lesson, or remove the file"));
            return rejected();
        }
        guard.lines(source.lines());
        FrontMatterBlock block = FrontMatterBlock.find(source, diagnostics);
        if (block == null) {
            return rejected();
        }
        FrontMatter frontMatter = FrontMatterReader.read(block, diagnostics);
        if (diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR)) {
            return rejected();
        }
        bodyLine = block.bodyLine();
        return lesson(frontMatter);
    }

    /** What to answer when the lesson asked for more than it may. */
    RejectedLesson stopped(LimitExceeded limit) {
        String code = limit.reason() == LimitExceeded.Reason.COUNT
                ? Diagnostics.LESSON_LIMIT_EXCEEDED
                : Diagnostics.LESSON_TOO_COSTLY;
        diagnostics.add(Diagnostics.error(code, line(guard.place()), 1, limit.getMessage(), limit.hint()));
        return rejected();
    }

    private int line(Guard.Place place) {
        if (source == null) {
            return 1;
        }
        int line = place.line() < 0 ? source.line(source.start(bodyLine) + place.offset()) : bodyLine + place.line();
        return Math.min(line, Math.max(source.lines(), 1));
    }

    /** What to answer when reading failed in a way that nobody foresaw. */
    RejectedLesson failed(Throwable cause) {
        String reason = cause instanceof StackOverflowError ? "it is nested too deep" : "the parser failed on it";
        diagnostics.add(Diagnostics.error(
                Diagnostics.MARKDOWN_UNPARSABLE,
                bodyLine,
                1,
                "The Markdown can't be parsed: " + reason,
                "Look for very deep nesting of quotes, lists, brackets or emphasis, and make it flatter; "
                        + "if the text is an ordinary one, report a bug"));
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

    private ParsedLesson lesson(FrontMatter frontMatter) {
        Document document = CommonMarkParser.parse(source.text().substring(source.start(bodyLine)), guard);
        List<Outline.Part> parts = Outline.of(document, source, bodyLine);
        List<ParsedCodeBlock> codeBlocks = CodeBlocks.of(document, parts, bodyLine);
        LinkReader links = new LinkReader(source, source.start(bodyLine));
        List<ParsedSection> sections =
                new SectionReader(source, document, parts, codeBlocks, links, diagnostics, guard).read();
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
