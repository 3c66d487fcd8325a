package dev.lectern.ingestion;

import dev.lectern.course.TextSearch;
import dev.lectern.layout.CourseLayout;
import dev.lectern.layout.Layouts;
import dev.lectern.markdown.LessonParser;
import dev.lectern.markdown.limits.ParsingLimits;
import dev.lectern.source.SourceFile;
import dev.lectern.source.SourceLimits;
import dev.lectern.source.SourceTree;
import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Runs ingestions: turns a source into a release of a course, or says why not and leaves readers with what they had. */
@ApplicationScoped
class IngestionRunner {

    /** So many new lessons make indexes and statistics worth putting in order at once. */
    private static final int WORTH_SETTLING = 100;

    /** One more than there are processors, since a thread that stores waits for PostgreSQL. */
    private static final int THREADS = Runtime.getRuntime().availableProcessors() + 1;

    private final IngestionLog log;
    private final ContentStore contentStore;
    private final LinkRows links;
    private final SourceLimits limits;
    private final ReleasePublisher publisher;
    private final StageTimers timers;
    private final LessonParser parser;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
        Thread thread = new Thread(work, "ingestion");
        thread.setDaemon(true);
        return thread;
    });

    IngestionRunner(
            IngestionLog log,
            ContentStore contentStore,
            LinkRows links,
            SourceLimits limits,
            ReleasePublisher publisher,
            StageTimers timers,
            ParsingSettings parsing) {
        this.log = log;
        this.contentStore = contentStore;
        this.links = links;
        this.limits = limits;
        this.publisher = publisher;
        this.timers = timers;
        this.parser = new LessonParser(limits(parsing));
    }

    /** Ingests {@code tree}. Ends as the ingestion says, and never throws for its content. */
    Ingestion run(QueuedIngestion ingestion, IngestedTree tree) throws SQLException, InterruptedException {
        String course = ingestion.request().course();
        try (IngestionAttempt attempt = new IngestionAttempt(log, ingestion)) {
            tree.findings().forEach(attempt.diagnostics()::add);
            PlannedRelease planned = plan(course, tree.source(), attempt.diagnostics());
            if (!attempt.diagnostics().hasErrors()) {
                publish(ingestion, planned, tree.digest(), attempt);
            }
            Ingestion ended = attempt.end();
            if (ended.counts().added() + ended.counts().modified() >= WORTH_SETTLING) {
                threads.submit(this::settle);
            }
            return ended;
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

    private void settle() {
        try {
            contentStore.settle();
        } catch (SQLException e) {
            Log.warnf(
                    "The search indexes could not be put in order, which PostgreSQL will do in time: %s",
                    e.getMessage());
        }
    }

    private void publish(QueuedIngestion ingestion, PlannedRelease planned, String tree, IngestionAttempt attempt)
            throws SQLException {
        try (StageTimers.Running stage = timers.start(StageTimers.Stage.PUBLISH)) {
            publisher
                    .publish(ingestion.request().course(), planned, tree, attempt.diagnostics())
                    .ifPresent(published -> attempt.succeed(planned, published));
        }
    }

    private PlannedRelease plan(String course, SourceTree source, DiagnosticCollector diagnostics)
            throws SQLException, InterruptedException {
        CourseLayout layout = Layouts.of(source);
        layout.diagnostics().forEach(diagnostics::add);
        source.skipped().forEach(skipped -> Finding.of(skipped, layout).ifPresent(diagnostics::add));
        String textSearch = TextSearch.configuration(layout.metadata().language());
        Map<String, ContentFacts> contents =
                new Contents(parser, contentStore, timers, threads, diagnostics, textSearch).of(layout, source);
        PlannedRelease planned = new ReleasePlanner(contents, diagnostics).plan(layout, course);
        new AliasClashes(layout.lessons(), diagnostics).report(planned);
        if (planned.lessons().isEmpty() && !diagnostics.hasErrors()) {
            diagnostics.add(Finding.error(
                    Finding.COURSE_EMPTY,
                    ".",
                    "The course has no lesson that could be published",
                    "Add a Markdown file, such as 01-introduction.md, that is not a draft"));
        }
        return link(planned, layout, source, diagnostics);
    }

    private PlannedRelease link(
            PlannedRelease planned, CourseLayout layout, SourceTree source, DiagnosticCollector diagnostics)
            throws SQLException, InterruptedException {
        try (StageTimers.Running stage = timers.start(StageTimers.Stage.LINK)) {
            LinkRows.Found contents = links.find(planned.lessons().stream()
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

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
