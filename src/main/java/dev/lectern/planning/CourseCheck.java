package dev.lectern.planning;

import dev.lectern.diagnostic.DiagnosticCollector;
import dev.lectern.diagnostic.IngestionDiagnostic;
import dev.lectern.layout.CourseLayout;
import dev.lectern.layout.Layouts;
import dev.lectern.source.FolderSource;
import dev.lectern.source.SourceTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Tells of a course what its ingestion would tell, with the same code and the same settings, and neither a database nor a
 * service. Only what depends on other courses is left to the ingestion.
 */
public final class CourseCheck implements AutoCloseable {

    private final FolderSource source;
    private final CoursePlanner planner;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), work -> {
                Thread thread = new Thread(work, "check");
                thread.setDaemon(true);
                return thread;
            });

    /**
     * A check by the settings of this process.
     *
     * @throws IllegalArgumentException when one of them has no valid value
     * @throws IOException when their file can't be read
     */
    public CourseCheck() throws IOException {
        OfflineSettings settings = OfflineSettings.read();
        this.source = new FolderSource(settings.source());
        this.planner =
                new CoursePlanner(settings.parsing(), settings.source(), new MemoryStorage(), Stages.UNTIMED, threads);
    }

    /**
     * What was found.
     *
     * @param lessons how many could be published
     * @param diagnostics everything to tell the author, by file and place
     */
    public record Checked(int lessons, List<IngestionDiagnostic> diagnostics) {

        public Checked {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** The files of {@code folder} that an ingestion would take. Throws when the folder itself can't be listed. */
    public SourceTree files(Path folder) throws IOException {
        return source.read(folder);
    }

    /** What there is to tell of what lies beside {@code files} and was not taken. */
    public List<IngestionDiagnostic> skipped(SourceTree files) {
        CourseLayout layout = Layouts.of(files);
        return files.skipped().stream()
                .flatMap(skipped -> Finding.of(skipped, layout).stream())
                .map(IngestionDiagnostic::of)
                .toList();
    }

    /** Checks {@code files} as the whole of {@code course}. */
    public Checked check(String course, SourceTree files) throws InterruptedException {
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        PlannedRelease planned = planner.plan(course, files, diagnostics);
        return new Checked(
                planned.lessons().size(),
                diagnostics.all().stream().map(IngestionDiagnostic::of).toList());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
