package dev.lectern.layout;

import dev.lectern.markdown.Dialect;
import dev.lectern.markdown.LessonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Puts in one chapter what it includes, and what that includes, within limits that no book comes near. */
final class Expansion {

    private static final int MAX_DEPTH = 10;
    private static final int MAX_DIRECTIVES = 2_000;
    private static final int MAX_LINES_READ = 500_000;
    private static final int MAX_CHARACTERS = 2 * 1024 * 1024;

    private final Includes includes;
    private final String chapter;
    private final Deque<String> open = new ArrayDeque<>();
    private int directives;
    private int read;
    private int characters;
    private boolean limited;

    Expansion(Includes includes, String chapter) {
        this.includes = includes;
        this.chapter = chapter;
    }

    LessonText of(List<String> lines, Dialect dialect) {
        List<Line> own = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            own.add(new Line(lines.get(i), LessonText.Line.own(i + 1)));
        }
        List<Line> expanded = expanded(own, chapter);
        StringBuilder text = new StringBuilder();
        expanded.forEach(line -> text.append(line.text()).append('\n'));
        boolean included = expanded.size() > lines.size()
                || expanded.stream().anyMatch(line -> !line.origin().file().isEmpty());
        return new LessonText(
                text.toString().getBytes(StandardCharsets.UTF_8),
                included ? expanded.stream().map(Line::origin).toList() : List.of(),
                dialect);
    }

    /** {@code lines}, which are of {@code file}, with what they include. */
    private List<Line> expanded(List<Line> lines, String file) {
        List<Line> expanded = new ArrayList<>();
        for (Line line : lines) {
            List<IncludeDirective> found = IncludeDirective.in(line.text());
            if (found.isEmpty()) {
                expanded.add(line);
            } else {
                expand(line, found, file, expanded);
            }
        }
        return expanded;
    }

    private void expand(Line line, List<IncludeDirective> found, String file, List<Line> expanded) {
        StringBuilder current = new StringBuilder();
        LessonText.Line origin = line.origin();
        int end = 0;
        for (IncludeDirective directive : found) {
            current.append(line.text(), end, directive.start());
            end = directive.end();
            // mdBook: what stands before an include on its line stands before each line that it brings
            String prefix = current.toString();
            List<Line> content = within(content(directive, line, file), prefix, directive, line, file);
            for (int i = 0; i < content.size(); i++) {
                if (i > 0) {
                    expanded.add(new Line(current.toString(), origin));
                    current.setLength(0);
                    current.append(prefix);
                }
                current.append(content.get(i).text());
                origin = content.get(i).origin();
            }
        }
        current.append(line.text(), end, line.text().length());
        expanded.add(new Line(current.toString(), origin));
    }

    /** {@code content}, unless what stands before it on its line would make too much of it. */
    private List<Line> within(List<Line> content, String prefix, IncludeDirective directive, Line line, String file) {
        long more = (long) prefix.length() * Math.max(0, content.size() - 1);
        if (characters + more <= MAX_CHARACTERS) {
            characters += (int) more;
            return content;
        }
        tooMuch(report(directive, line, file), "more than %d characters".formatted(MAX_CHARACTERS));
        return List.of(asWritten(directive, line));
    }

    /** What stands in the place of {@code directive}: itself, when that can't be put in. */
    private List<Line> content(IncludeDirective directive, Line line, String file) {
        return switch (directive.kind()) {
            case ESCAPED -> List.of(new Line(directive.written().substring(1), line.origin()));
            case TITLE -> List.of();
            case INCLUDE, RUSTDOC_INCLUDE, PLAYGROUND ->
                taken(directive, line, file).orElseGet(() -> List.of(asWritten(directive, line)));
        };
    }

    private Optional<List<Line>> taken(IncludeDirective directive, Line line, String file) {
        IncludeReport report = report(directive, line, file);
        if (++directives > MAX_DIRECTIVES) {
            return tooMuch(report, "more than %d files".formatted(MAX_DIRECTIVES));
        }
        Optional<String> path = Paths.resolve(Paths.parent(file), directive.path());
        if (path.isEmpty()) {
            return report.outside();
        } else if (!includes.has(path.get())) {
            return report.missing(path.get());
        }
        String key = path.get() + ":" + directive.part();
        if (open.contains(key) || key.equals(chapter + ":")) {
            return report.cycle(path.get());
        } else if (open.size() >= MAX_DEPTH) {
            return report.tooMuch("files within files, %d deep".formatted(MAX_DEPTH));
        }
        Optional<List<String>> lines = includes.lines(path.get());
        if (lines.isEmpty()) {
            return report.noText(path.get());
        }
        read += lines.get().size();
        if (read > MAX_LINES_READ) {
            return tooMuch(report, "files of more than %d lines together".formatted(MAX_LINES_READ));
        }
        IncludedLines chosen = new IncludedLines(lines.get(), directive.part());
        List<IncludedLines.Line> all = chosen.all();
        if (all.isEmpty() && !lines.get().isEmpty()) {
            return report.nothing(path.get(), chosen.isAnchor(), lines.get().size());
        }
        List<Line> content = content(directive, all, line, path.get());
        characters += content.stream().mapToInt(inner -> inner.text().length()).sum();
        if (characters > MAX_CHARACTERS) {
            return tooMuch(report, "more than %d characters".formatted(MAX_CHARACTERS));
        }
        open.push(key);
        List<Line> expanded = expanded(content, path.get());
        open.pop();
        return Optional.of(expanded);
    }

    /** Says once for a chapter that it asks for too much, whatever else it asks for then. */
    private Optional<List<Line>> tooMuch(IncludeReport report, String what) {
        if (limited) {
            return Optional.empty();
        }
        limited = true;
        return report.tooMuch(what);
    }

    private IncludeReport report(IncludeDirective directive, Line line, String file) {
        return new IncludeReport(includes, directive, line.origin(), file);
    }

    private static Line asWritten(IncludeDirective directive, Line line) {
        return new Line(directive.written(), line.origin());
    }

    private static List<Line> content(
            IncludeDirective directive, List<IncludedLines.Line> all, Line line, String path) {
        boolean hides = directive.kind() == IncludeDirective.Kind.RUSTDOC_INCLUDE;
        List<Line> content = new ArrayList<>();
        for (IncludedLines.Line inner : all) {
            if (inner.chosen() || hides) {
                LessonText.Line origin = new LessonText.Line(line.origin().number(), path, inner.number());
                content.add(new Line(inner.chosen() ? inner.text() : "# " + inner.text(), origin));
            }
        }
        if (directive.kind() == IncludeDirective.Kind.PLAYGROUND) {
            List<String> words = new ArrayList<>(List.of("rust"));
            words.addAll(directive.attributes());
            content.add(0, new Line("```" + String.join(",", words), line.origin()));
            content.add(new Line("```", line.origin()));
        }
        return content;
    }

    /** A line, and where it comes from. */
    record Line(String text, LessonText.Line origin) {}
}
