package dev.lectern.markdown;

import dev.lectern.markdown.CommonMarkReference.Seen;
import dev.lectern.markdown.CommonMarkReference.SeenCode;
import dev.lectern.markdown.CommonMarkReference.SeenHeading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a lesson's headings and code blocks are not those that a reference parser sees. */
final class CommonMarkComparison {

    private static final Pattern ALT = Pattern.compile("alt=\"[^\"]*\"");
    private static final String ATTRIBUTES = "\\s*\\{:?\\s*[.#][^{}]*}$";

    private CommonMarkComparison() {}

    /** One line for each difference over {@code markdown}, which has no front matter. */
    static List<String> differences(String markdown) {
        if (!(new LessonParser().parse(markdown.getBytes(StandardCharsets.UTF_8)) instanceof ParsedLesson lesson)) {
            return List.of("rejected");
        }
        Seen seen = CommonMarkReference.read(markdown);
        List<String> differences = new ArrayList<>();
        compare("headings", ours(lesson), headings(seen), differences);
        compare("code blocks", oursCode(lesson), code(seen, markdown), differences);
        return differences;
    }

    /** Our HTML of {@code markdown}, before it is sanitised, without what only we write. */
    static String html(String markdown) {
        return alike(UnsafeHtml.of(markdown).replace(" class=\"task-list-item\"", ""));
    }

    /** That of the reference parser, without what only it writes. */
    static String referenceHtml(String markdown) {
        String html = CommonMarkReference.html(markdown);
        return alike(html.replace("disabled=\"\" checked=\"\">", "checked=\"\" disabled=\"\" />")
                .replace("\"checkbox\" disabled=\"\">", "\"checkbox\" disabled=\"\" />"));
    }

    /**
     * Without what parsers are free to do: languages, which we normalise; lines of descriptions of images; blank lines at
     * the end of HTML that nothing ends.
     */
    private static String alike(String html) {
        return ALT.matcher(html)
                .replaceAll(alt -> Matcher.quoteReplacement(alt.group().replace('\n', ' ')))
                .replaceAll(" class=\"language-[^\"]*\"", "")
                .replaceAll("\n{2,}(?=</|$)", "\n")
                .stripTrailing();
    }

    private static List<SeenHeading> ours(ParsedLesson lesson) {
        return lesson.sections().stream()
                .filter(section -> section.level() > 0)
                .map(section -> new SeenHeading(
                        section.level(),
                        section.heading().text(),
                        section.startLine(),
                        section.startLine() + lines(section.heading().markdown()) - 1))
                .toList();
    }

    private static List<SeenHeading> headings(Seen seen) {
        return seen.headings().stream()
                .map(h -> new SeenHeading(
                        h.level(), h.text().replaceFirst(ATTRIBUTES, "").strip(), h.startLine(), h.endLine()))
                .toList();
    }

    private static List<SeenCode> oursCode(ParsedLesson lesson) {
        return lesson.codeBlocks().stream()
                .map(c -> new SeenCode(c.fenced(), c.info(), c.code(), c.startLine(), c.endLine()))
                .toList();
    }

    /** An unclosed fence counts the empty lines at its end, an indented block no blank ones. */
    private static List<SeenCode> code(Seen seen, String markdown) {
        String[] lines = markdown.split("\n", -1);
        return seen.codeBlocks().stream()
                .map(c -> {
                    int end = c.endLine();
                    int withLiteral = c.startLine() + lines(c.code()) - (c.fenced() ? 0 : 1);
                    if (c.fenced() ? end < withLiteral : end > withLiteral) {
                        end = withLiteral;
                    }
                    return new SeenCode(c.fenced(), c.info(), c.code(), c.startLine(), Math.min(end, lines.length));
                })
                .toList();
    }

    private static int lines(String text) {
        return (int) text.lines().count();
    }

    private static <T> void compare(String what, List<T> ours, List<T> theirs, List<String> differences) {
        for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
            Object our = i < ours.size() ? ours.get(i) : "nothing";
            Object their = i < theirs.size() ? theirs.get(i) : "nothing";
            if (!our.equals(their)) {
                differences.add("%s: ours %s, reference %s".formatted(what, our, their));
            }
        }
    }
}
