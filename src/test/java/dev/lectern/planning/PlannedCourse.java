package dev.lectern.planning;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lectern.diagnostic.DiagnosticCollector;
import dev.lectern.layout.CourseLayout;
import dev.lectern.layout.Layouts;
import dev.lectern.layout.LessonPlace;
import dev.lectern.layout.LessonTexts;
import dev.lectern.markdown.Excerpt;
import dev.lectern.markdown.LessonParser;
import dev.lectern.markdown.LessonSource;
import dev.lectern.markdown.ParsedCodeBlock;
import dev.lectern.markdown.ParsedLesson;
import dev.lectern.source.SourceFile;
import dev.lectern.source.SourceTree;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What becomes of a course's files before anything is stored. */
record PlannedCourse(
        String layout,
        String root,
        String title,
        String description,
        String language,
        List<Object> authors,
        Map<String, Object> metadata,
        List<Module> modules,
        List<Lesson> lessons,
        List<String> diagnostics) {

    record Module(
            String slug,
            String parent,
            String path,
            String title,
            String summary,
            BigDecimal order,
            String number,
            boolean draft,
            Map<String, Object> metadata) {}

    record Lesson(
            String slug,
            String module,
            String path,
            String title,
            BigDecimal order,
            String number,
            int minutes,
            List<String> aliases,
            List<String> sections,
            List<CodeBlock> codeBlocks) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record CodeBlock(String lines, String info, String code, String fullCode, Excerpt source) {}

    /** Plans the course in {@code folder}. */
    static PlannedCourse of(Path folder) throws IOException {
        SourceTree tree = new SourceTree(files(folder), List.of());
        CourseLayout layout = Layouts.of(tree);
        LessonTexts texts = new LessonTexts(layout, tree);
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        layout.diagnostics().forEach(diagnostics::add);
        Map<String, ParsedLesson> parsed = new HashMap<>();
        Map<String, ContentFacts> facts = new HashMap<>();
        for (LessonPlace place : layout.lessons()) {
            LessonSource source = new LessonParser().parse(texts.of(place.file()));
            diagnostics.addAll(place.path(), source.diagnostics());
            if (source instanceof ParsedLesson lesson) {
                parsed.put(place.path(), lesson);
                facts.put(place.path(), ContentFacts.of("", lesson));
            }
        }
        texts.diagnostics().forEach(diagnostics::add);
        PlannedRelease release = new ReleasePlanner(facts, diagnostics).plan(layout, "course");
        return new PlannedCourse(
                layout.name(),
                layout.root(),
                release.course().title(),
                release.course().description(),
                release.course().language(),
                release.course().authors(),
                release.course().metadata(),
                release.modules().stream().map(PlannedCourse::module).toList(),
                release.lessons().stream()
                        .map(lesson -> lesson(lesson, parsed.get(lesson.path())))
                        .toList(),
                diagnostics.all().stream()
                        .map(found -> "%s:%d:%d: %s: %s [%s] %s"
                                .formatted(
                                        found.file(),
                                        found.line(),
                                        found.column(),
                                        found.severity(),
                                        found.message(),
                                        found.code(),
                                        found.hint()))
                        .toList());
    }

    private static List<SourceFile> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> (SourceFile)
                            new FileOfFolder(folder.relativize(path).toString(), path))
                    .toList();
        }
    }

    private static Module module(PlannedModule module) {
        return new Module(
                module.slug(),
                module.parent(),
                module.path(),
                module.title(),
                module.summary(),
                module.order(),
                module.number(),
                module.draft(),
                module.metadata());
    }

    private static Lesson lesson(PlannedLesson lesson, ParsedLesson parsed) {
        return new Lesson(
                lesson.slug(),
                lesson.module(),
                lesson.path(),
                lesson.title(),
                lesson.order(),
                lesson.number(),
                parsed.estimatedMinutes(),
                lesson.aliases(),
                parsed.sections().stream()
                        .map(section -> "%d-%d %s%s"
                                .formatted(
                                        section.startLine(),
                                        section.endLine(),
                                        section.heading().markdown(),
                                        section.body().markdown()))
                        .toList(),
                parsed.codeBlocks().stream().map(PlannedCourse::codeBlock).toList());
    }

    private static CodeBlock codeBlock(ParsedCodeBlock block) {
        return new CodeBlock(
                block.startLine() + "-" + block.endLine(),
                block.info(),
                block.code(),
                block.fullCode(),
                block.source());
    }

    private record FileOfFolder(String path, Path location) implements SourceFile {

        @Override
        public long size() {
            return location.toFile().length();
        }

        @Override
        public byte[] read() throws IOException {
            return Files.readAllBytes(location);
        }
    }
}
