package dev.lectern.layout;

import dev.lectern.markdown.Diagnostic;
import dev.lectern.markdown.TableOfContents;
import dev.lectern.source.SourceFile;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Understands {@code SUMMARY.md}: a title; chapters before the numbered ones; parts with lists of numbered chapters, one in
 * another; chapters after them. Parts, and chapters with chapters in them, are modules.
 */
final class MdBookSummary {

    private static final Set<String> INTRODUCTIONS = Set.of("readme", "index");

    private final CourseFiles files;
    private final String root;
    private final String path;
    private final List<ModulePlace> modules = new ArrayList<>();
    private final List<LessonPlace> lessons = new ArrayList<>();
    private final Map<String, Integer> count = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /** The summary at {@code path}, of chapters below {@code root}. */
    MdBookSummary(CourseFiles files, String root, String path) {
        this.files = files;
        this.root = root;
        this.path = path;
    }

    String path() {
        return path;
    }

    List<ModulePlace> modules() {
        return modules;
    }

    List<LessonPlace> lessons() {
        return lessons;
    }

    void read(SourceFile summary) {
        List<Diagnostic> found = new ArrayList<>();
        TableOfContents contents = files.bytes(summary)
                .map(bytes -> TableOfContents.of(bytes, found))
                .orElse(new TableOfContents(List.of()));
        found.forEach(diagnostic -> files.report(diagnostic.in(path)));
        parts(contents.entries()).forEach(this::place);
    }

    /** A run of chapters: a part, or what stands in none. */
    private record Part(String title, List<Chapter> chapters) {}

    private record Chapter(TableOfContents.Entry entry, String number, List<Chapter> inner) {

        Chapter add(TableOfContents.Entry entry) {
            Chapter chapter = new Chapter(entry, number + "." + (inner.size() + 1), new ArrayList<>());
            inner.add(chapter);
            return chapter;
        }
    }

    private List<Part> parts(List<TableOfContents.Entry> entries) {
        List<Part> parts = new ArrayList<>();
        Deque<Chapter> open = new ArrayDeque<>();
        Part part = new Part("", new ArrayList<>());
        parts.add(part);
        int numbered = 0;
        for (int i = 0; i < entries.size(); i++) {
            TableOfContents.Entry entry = entries.get(i);
            if (entry.kind() == TableOfContents.Kind.TITLE) {
                open.clear();
                // mdBook: the title of the book may come first, and is left out
                if (i > 0) {
                    part = new Part(entry.text(), new ArrayList<>());
                    parts.add(part);
                }
            } else if (entry.kind() == TableOfContents.Kind.ITEM) {
                close(open, entry.depth());
                report(
                        LayoutFinding.SUMMARY_ITEM,
                        entry,
                        "This list item has no link to a chapter",
                        "Write [Title](file.md), or [Title]() for a chapter that is not written yet");
            } else if (entry.depth() == 0) {
                open.clear();
                // chapters before and after the numbered ones are in no part
                part = new Part("", new ArrayList<>());
                parts.add(part);
                part.chapters().add(new Chapter(entry, "", new ArrayList<>()));
            } else {
                close(open, entry.depth());
                if (open.isEmpty()) {
                    Chapter chapter = new Chapter(entry, String.valueOf(++numbered), new ArrayList<>());
                    part.chapters().add(chapter);
                    open.push(chapter);
                } else {
                    open.push(open.peek().add(entry));
                }
            }
        }
        return parts;
    }

    /** What comes at {@code depth} is in none of the chapters that began as deep or deeper. */
    private static void close(Deque<Chapter> open, int depth) {
        while (!open.isEmpty() && open.peek().entry().depth() >= depth) {
            open.pop();
        }
    }

    private void place(Part part) {
        String module = "";
        if (!part.title().isEmpty()) {
            module = "part " + modules.size();
            modules.add(new ModulePlace(
                    module, "", path, part.title(), part.title(), "", next(""), "", false, "", Map.of()));
        }
        for (Chapter chapter : part.chapters()) {
            place(chapter, module);
        }
    }

    private void place(Chapter chapter, String module) {
        TableOfContents.Entry entry = chapter.entry();
        Optional<SourceFile> file = file(entry);
        boolean again = file.isPresent() && !taken.add(file.get().path());
        if (again) {
            report(
                    LayoutFinding.SUMMARY_DUPLICATE,
                    entry,
                    "%s is a chapter already".formatted(file.get().path()),
                    "Link to each file once");
        }
        boolean lesson = file.isPresent() && !again;
        if (chapter.inner().isEmpty() && (lesson || again)) {
            if (lesson) {
                lessons.add(lesson(file.get(), module, chapter, false, next(module)));
            }
            return;
        }
        String key = "chapter " + modules.size();
        modules.add(new ModulePlace(
                key,
                module,
                file.map(SourceFile::path).orElse(path),
                file.map(found -> nameOf(found.path())).orElse(entry.text()),
                entry.text(),
                "",
                next(module),
                chapter.number(),
                file.isEmpty(),
                file.map(SourceFile::path).orElse(""),
                Map.of()));
        if (lesson) {
            lessons.add(lesson(file.get(), key, chapter, true, BigDecimal.ZERO));
        }
        chapter.inner().forEach(inner -> place(inner, key));
    }

    private LessonPlace lesson(
            SourceFile file, String module, Chapter chapter, boolean introduction, BigDecimal order) {
        String address = Paths.withoutExtension(Paths.from(root, file.path()));
        return new LessonPlace(
                file, module, address, introduction, chapter.entry().text(), order, chapter.number(), List.of());
    }

    private Optional<SourceFile> file(TableOfContents.Entry entry) {
        if (entry.target().isEmpty()) {
            return Optional.empty();
        }
        // mdBook: "%20" is a space, and no other escape is known
        Optional<SourceFile> file =
                Paths.resolve(root, entry.target().replace("%20", " ")).flatMap(files::at);
        if (file.isEmpty()) {
            report(
                    LayoutFinding.LAYOUT_LESSON_MISSING,
                    entry,
                    "There is no file '%s' in %s".formatted(entry.target(), root.isEmpty() ? "the course" : root),
                    "Write it, or leave the address empty while the chapter is a draft");
        }
        return file;
    }

    private void report(String code, TableOfContents.Entry entry, String message, String hint) {
        files.report(LayoutFinding.warning(code, path, entry.line(), entry.column(), message, hint));
    }

    /** {@code cli} of {@code cli.md} and of {@code cli/README.md}. */
    private String nameOf(String file) {
        String stem = Paths.stem(file);
        String folder = Paths.name(Paths.from(root, Paths.parent(file)));
        boolean folders = INTRODUCTIONS.contains(stem.toLowerCase(Locale.ROOT));
        return folders && !folder.isEmpty() && !Paths.parent(file).equals(root) ? folder : stem;
    }

    private BigDecimal next(String module) {
        return BigDecimal.valueOf(count.merge(module, 1, Integer::sum));
    }
}
