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

    private final LessonText text;
    private final Guard guard;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private SourceText source;
    private int bodyLine = 1;

    LessonReader(LessonText text, Guard guard) {
        this.text = text;
        this.guard = guard;
    }

    LessonSource read() {
        guard.size(text.bytes().length);
        source = SourceText.decode(text.bytes(), diagnostics);
        if (source == null) {
            return rejected();
        }
        if (source.isBlank()) {
            diagnostics.add(Diagnostics.error(
                    Diagnostics.EMPTY_FILE, 1, 1, "The file holds no text", "Write the lesson, or remove the file"));
            tolerate(Diagnostics.EMPTY_FILE);
        }
        guard.lines(source.lines());
        FrontMatterBlock block = FrontMatterBlock.find(source, text.dialect(), diagnostics);
        if (block == null) {
            return rejected();
        }
        FrontMatter frontMatter = FrontMatterReader.read(block, text.dialect(), diagnostics);
        tolerate(Diagnostics.YAML_WRONG_TYPE, Diagnostics.INVALID_SLUG);
        if (diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR)) {
            return rejected();
        }
        bodyLine = block.bodyLine();
        if (text.dialect().tool() == Dialect.Tool.DOCUSAURUS) {
            source = EsmLines.blanked(source, bodyLine, diagnostics);
        }
        return lesson(frontMatter);
    }

    /** What to answer when the lesson asked for more than it may. */
    RejectedLesson stopped(LimitExceeded limit) {
        diagnostics.add(Diagnostics.stopped(limit, line(guard.place())));
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

    /** Another tool takes what these codes say: they are warnings then. */
    private void tolerate(String... codes) {
        if (text.dialect().isLenient()) {
            List<String> tolerated = List.of(codes);
            diagnostics.replaceAll(
                    diagnostic -> tolerated.contains(diagnostic.code()) ? diagnostic.asWarning() : diagnostic);
        }
    }

    private RejectedLesson rejected() {
        return new RejectedLesson(sorted());
    }

    private List<Diagnostic> sorted() {
        return diagnostics.stream()
                .map(diagnostic -> diagnostic.moved(text::sourceLine))
                .sorted(Comparator.comparingInt(Diagnostic::line).thenComparingInt(Diagnostic::column))
                .toList();
    }

    private ParsedLesson lesson(FrontMatter frontMatter) {
        Document document = CommonMarkParser.parse(source.text().substring(source.start(bodyLine)), guard);
        List<Outline.Part> parts = Outline.of(document, source, bodyLine);
        List<ParsedCodeBlock> codeBlocks = CodeBlocks.of(document, parts, bodyLine, text);
        LinkReader links = new LinkReader(source, source.start(bodyLine), text);
        List<ParsedSection> sections =
                new SectionReader(source, document, parts, codeBlocks, text, links, diagnostics, guard).read();
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
