package dev.lectern.cli;

import dev.lectern.diagnostic.DiagnosticFormat;
import dev.lectern.diagnostic.IngestionDiagnostic;
import dev.lectern.ingestion.ContentFolder;
import dev.lectern.planning.CourseCheck;
import dev.lectern.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks courses as their ingestion would, and publishes nothing. */
@Command(
        name = "lint",
        header = "Checks a course as the service would, without the service.",
        description = {
            "",
            "Reads the course in @|yellow DIR|@ and tells everything that its ingestion would tell: files, front matter, addresses,"
                    + " links, anchors and assets. Needs neither a database nor a network, and changes nothing.",
            ""
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing is wrong",
            "1:there are errors, or with --strict warnings",
            "2:the command was not given as above, or DIR or a setting can't be read"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  @|bold lint content/rust-concurrency|@                  one course",
            "  @|bold lint content|@                                   every course in the folder",
            "  @|bold lint --strict --format sarif . > lectern.sarif|@  for a code host",
            "",
            "The limits are settings of the service, such as LECTERN_SOURCE_MAX_ASSET_SIZE; set them here as there.",
            "What the codes in brackets mean is in docs/diagnostics.md."
        })
final class LintCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "A course, or a folder of courses.")
    Path directory;

    @Option(names = "--strict", description = "Let warnings count as errors.")
    boolean strict;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text (default), json or sarif.")
    DiagnosticFormat format;

    @Option(
            names = "--courses",
            negatable = true,
            description =
                    "DIR is a folder of courses (--no-courses: it is one course). Without it, found out from its files.")
    Boolean several;

    @Override
    public Integer call() throws Refusal, InterruptedException {
        List<IngestionDiagnostic> diagnostics = new ArrayList<>();
        try (CourseCheck check = check()) {
            for (CourseFolder course : courses(check)) {
                CourseCheck.Checked checked = check.check(course.slug(), course.files());
                tell(course.slug(), checked);
                checked.diagnostics().stream()
                        .map(diagnostic -> course.shown().isEmpty() ? diagnostic : diagnostic.below(course.shown()))
                        .forEach(diagnostics::add);
            }
        }
        spec.commandLine().getOut().print(format.write(diagnostics));
        return count(diagnostics, "error") > 0 || strict && count(diagnostics, "warning") > 0
                ? Exit.FAILED
                : Exit.SUCCEEDED;
    }

    /**
     * A course that is to be checked.
     *
     * @param shown what to show before the paths of its files; empty for nothing
     */
    private record CourseFolder(String slug, String shown, SourceTree files) {}

    private static CourseCheck check() throws Refusal {
        try {
            return new CourseCheck();
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal(Exit.USAGE, "a setting can't be read: " + e.getMessage());
        }
    }

    private List<CourseFolder> courses(CourseCheck check) throws Refusal {
        if (!Files.isDirectory(directory)) {
            throw new Refusal(Exit.USAGE, "there is no folder %s".formatted(directory));
        }
        try {
            Path folder = directory.toRealPath();
            String shown = directory.normalize().toString().replace('\\', '/');
            SourceTree files = check.files(folder);
            if (several == null ? CourseSigns.isCourse(files) : !several) {
                return List.of(new CourseFolder(nameOf(folder), shown, files));
            }
            List<CourseFolder> courses = new ArrayList<>();
            for (Map.Entry<String, Path> course : ContentFolder.courses(folder).entrySet()) {
                String name = course.getValue().getFileName().toString();
                courses.add(new CourseFolder(
                        course.getKey(), shown.isEmpty() ? name : shown + "/" + name, check.files(course.getValue())));
            }
            return courses;
        } catch (IOException e) {
            throw new Refusal(Exit.USAGE, "the folder %s can't be read: %s".formatted(directory, e.getMessage()));
        }
    }

    private void tell(String course, CourseCheck.Checked checked) {
        spec.commandLine()
                .getErr()
                .printf(
                        "%s: %s, %s, %s%n",
                        course,
                        Counts.of(checked.lessons(), "lesson"),
                        Counts.of(count(checked.diagnostics(), "error"), "error"),
                        Counts.of(count(checked.diagnostics(), "warning"), "warning"));
    }

    private static long count(List<IngestionDiagnostic> diagnostics, String severity) {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity().equals(severity))
                .count();
    }

    private static String nameOf(Path folder) {
        return folder.getFileName() == null ? "course" : folder.getFileName().toString();
    }
}
