package dev.lectern.planning;

import dev.lectern.course.TextSearch;
import dev.lectern.diagnostic.DiagnosticCollector;
import dev.lectern.layout.CourseLayout;
import dev.lectern.layout.Layouts;
import dev.lectern.markdown.LessonParser;
import dev.lectern.markdown.limits.ParsingLimits;
import dev.lectern.source.SourceFile;
import dev.lectern.source.SourceLimits;
import dev.lectern.source.SourceTree;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;

/** Finds out what release a source makes, and what there is to tell its author. Publishes nothing. */
public final class CoursePlanner {

    private final LessonParser parser;
    private final PlanStorage storage;
    private final SourceLimits limits;
    private final Stages stages;
    private final ExecutorService threads;

    /** A planner that keeps what it reads in {@code storage}, tells {@code stages} how far it is, and works in {@code threads}. */
    public CoursePlanner(
            ParsingSettings parsing, SourceLimits limits, PlanStorage storage, Stages stages, ExecutorService threads) {
        this.parser = new LessonParser(limits(parsing));
        this.limits = limits;
        this.storage = storage;
        this.stages = stages;
        this.threads = threads;
    }

    /** The release that {@code source} makes as the whole of {@code course}; good for nothing where there are errors. */
    public PlannedRelease plan(String course, SourceTree source, DiagnosticCollector diagnostics)
            throws InterruptedException {
        CourseLayout layout = Layouts.of(source);
        layout.diagnostics().forEach(diagnostics::add);
        source.skipped().forEach(skipped -> Finding.of(skipped, layout).ifPresent(diagnostics::add));
        String textSearch = TextSearch.configuration(layout.metadata().language());
        Map<String, ContentFacts> contents =
                new Contents(parser, storage, stages, threads, diagnostics, textSearch).of(layout, source);
        PlannedRelease planned = new ReleasePlanner(contents, diagnostics).plan(layout, course);
        new AliasClashes(layout.lessons(), diagnostics).report(planned);
        if (planned.lessons().isEmpty() && !diagnostics.hasErrors()) {
            diagnostics.add(Finding.error(
                    Finding.COURSE_EMPTY,
                    ".",
                    "The course has no lesson that could be published",
                    "Add a Markdown file, such as 01-introduction.md"));
        }
        return link(planned, layout, source, diagnostics);
    }

    private PlannedRelease link(
            PlannedRelease planned, CourseLayout layout, SourceTree source, DiagnosticCollector diagnostics)
            throws InterruptedException {
        try (Stages.Running stage = stages.start(Stages.Stage.LINK)) {
            ContentLinks contents = storage.links(planned.lessons().stream()
                    .map(lesson -> lesson.content().digest())
                    .collect(Collectors.toSet()));
            LinkTargets targets = new LinkTargets(
                    layout.root(),
                    planned.lessons(),
                    source.files().stream().map(SourceFile::path).toList());
            LinkPlanner planner = new LinkPlanner(targets, contents, diagnostics);
            Assets referenced = new Assets(source, limits, threads);
            referenced.take(planner.resolve(planned.lessons()));
            return planned.with(planner.linked(referenced), referenced.taken());
        }
    }

    private static ParsingLimits limits(ParsingSettings settings) {
        return new ParsingLimits(
                (int) Math.min(settings.maxSize().asLongValue(), Integer.MAX_VALUE),
                settings.maxLines(),
                settings.maxDepth(),
                settings.maxHeadings(),
                settings.maxCodeBlocks(),
                settings.maxLinks(),
                settings.maxDefinitions(),
                settings.maxTableCells(),
                settings.deadline());
    }
}
