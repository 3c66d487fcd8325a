package dev.lectern.cli;

import dev.lectern.diagnostic.DiagnosticFormat;
import dev.lectern.diagnostic.IngestionDiagnostic;
import dev.lectern.ingestion.IngestionMode;
import dev.lectern.planning.CourseCheck;
import dev.lectern.source.ArchiveRefused;
import dev.lectern.source.EntryPath;
import dev.lectern.source.SourceTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Publishes a course from a folder. */
@Command(
        name = "push",
        header = "Publishes a course.",
        description = {
            "",
            "Packs the course in @|yellow DIR|@, sends it to a service, and waits until it is published or refused. It is published"
                    + " whole, or nothing changes and everything that is wrong is told.",
            ""
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the course is published, or with --dry-run could be; with --no-wait it was taken",
            "1:the course has errors, or with --strict warnings, and was not published",
            "2:the command was not given as above, or a file or a setting can't be read",
            "3:the service could not be reached, or refused"
        },
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  LECTERN_TOKEN   the bearer token, which needs the scope ingest",
            "",
            "Examples:",
            "  @|bold push content/rust-concurrency --to https://lectern.example --course rust-concurrency|@",
            "  @|bold push . --to https://lectern.example --course rust --dry-run --strict|@   in a pull request",
            "  @|bold push . --to https://lectern.example --course rust --message 'Spelling'|@",
            "  @|bold push changed --to https://lectern.example --course rust --mode merge --removed threads/02-queues.md|@",
            "",
            "A push that lost its connection is sent again under the same key, and is ingested once."
        })
final class PushCommand implements Callable<Integer> {

    /** However slow the network is. */
    private static final Duration UPLOADING = Duration.ofMinutes(30);

    private static final String COURSE = "[\\p{L}\\p{M}\\p{N}_-]{1,100}";

    @ParentCommand
    Commands commands;

    @Parameters(paramLabel = "DIR", description = "The folder of the course.")
    Path directory;

    @Mixin
    ServiceOptions service;

    @Option(names = "--course", required = true, paramLabel = "COURSE", description = "The slug of the course.")
    String course;

    @Option(names = "--dry-run", description = "Tell what it would do, for readers too, and publish nothing.")
    boolean dryRun;

    @Option(names = "--strict", description = "Let warnings count as errors.")
    boolean strict;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "replace",
            description = "replace (default): DIR is the whole course; merge: its other files stay.")
    IngestionMode mode;

    @Option(
            names = "--removed",
            paramLabel = "PATH",
            split = ",",
            description =
                    "With --mode merge: a file or folder to take out of the course; several with commas, or repeat it.")
    List<String> removed = List.of();

    @Option(names = "--message", paramLabel = "TEXT", description = "What to say of it in the history of the course.")
    String message;

    @Option(
            names = "--source-ref",
            paramLabel = "REF",
            description = "What it was made from. Without it, the commit, where DIR is in a work tree of Git.")
    String sourceRef;

    @Option(names = "--no-wait", description = "Do not wait for the end.")
    boolean unattended;

    @Option(
            names = "--timeout",
            paramLabel = "MINUTES",
            defaultValue = "60",
            description = "How long to wait for the end; 60 by default.")
    int minutes;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "How to tell what is wrong: text (default), json or sarif.")
    DiagnosticFormat format;

    @Override
    public Integer call() throws Refusal, InterruptedException {
        if (!course.matches(COURSE)) {
            throw new Refusal(Exit.USAGE, "--course '%s' is no slug: letters, digits, - and _".formatted(course));
        }
        List<String> removals = removals();
        ServiceClient client = service.client(commands.shell());
        try (CourseCheck check = new CourseCheck();
                ProgressLine progress = new ProgressLine(commands.shell())) {
            SourceTree files = files(check);
            List<IngestionDiagnostic> skipped = check.skipped(files);
            if (fails(skipped)) {
                tell(skipped);
                err().println("Nothing was sent: some files could not be taken");
                return Exit.FAILED;
            }
            PushedIngestion sent = send(client, files, removals, progress);
            if (unattended && !sent.hasEnded()) {
                err().printf("Ingestion %s is %s%n", sent.id(), sent.state());
                return Exit.SUCCEEDED;
            }
            PushedIngestion ended = new Following(client, progress).end(sent, Duration.ofMinutes(minutes));
            progress.close();
            List<IngestionDiagnostic> told = new ArrayList<>(skipped);
            told.addAll(ended.diagnostics());
            tell(told);
            Outcome.of(ended).forEach(err()::println);
            return ended.hasSucceeded() ? Exit.SUCCEEDED : Exit.FAILED;
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal(Exit.USAGE, "the course can't be packed: " + e.getMessage());
        }
    }

    private SourceTree files(CourseCheck check) throws Refusal, IOException {
        if (!Files.isDirectory(directory)) {
            throw new Refusal(Exit.USAGE, "there is no folder %s".formatted(directory));
        }
        return check.files(directory.toRealPath());
    }

    private List<String> removals() throws Refusal {
        if (!removed.isEmpty() && mode == IngestionMode.REPLACE) {
            throw new Refusal(
                    Exit.USAGE,
                    "--removed is for --mode merge alone; with --mode replace, whatever is not in DIR is removed");
        }
        List<String> paths = new ArrayList<>();
        for (String path : removed) {
            try {
                paths.add(EntryPath.of(path.strip()));
            } catch (ArchiveRefused e) {
                throw new Refusal(Exit.USAGE, "--removed: " + e.getMessage());
            }
        }
        if (paths.contains("")) {
            throw new Refusal(Exit.USAGE, "--removed names the course itself; give the path of a file or folder in it");
        }
        return paths;
    }

    private PushedIngestion send(ServiceClient client, SourceTree files, List<String> removals, ProgressLine progress)
            throws IOException, Refusal, InterruptedException {
        try (CourseArchive archive = CourseArchive.of(files, progress)) {
            progress.show("sending %,d bytes".formatted(Files.size(archive.file())), 0, 0);
            HttpRequest push = client.request("/courses/%s/ingestions?%s".formatted(encoded(course), query(removals)))
                    .header("Content-Type", CourseArchive.MEDIA_TYPE)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .timeout(UPLOADING)
                    .POST(HttpRequest.BodyPublishers.ofFile(archive.file()))
                    .build();
            return PushedIngestion.of(client.repeatable(push));
        }
    }

    private String query(List<String> removals) throws IOException {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("mode", mode.code());
        parameters.put("dryRun", Boolean.toString(dryRun));
        parameters.put("strict", Boolean.toString(strict));
        String ref = sourceRef == null ? GitCommit.of(directory.toRealPath()).orElse("") : sourceRef.strip();
        if (!ref.isEmpty()) {
            parameters.put("sourceRef", ref);
        }
        if (message != null && !message.isBlank()) {
            parameters.put("message", message.strip());
        }
        return Stream.concat(parameters.entrySet().stream(), removals.stream().map(path -> Map.entry("removed", path)))
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private boolean fails(List<IngestionDiagnostic> diagnostics) {
        return diagnostics.stream()
                .map(IngestionDiagnostic::severity)
                .anyMatch(severity -> severity.equals("error") || strict && severity.equals("warning"));
    }

    private void tell(List<IngestionDiagnostic> diagnostics) {
        String shown = directory.normalize().toString().replace('\\', '/');
        commands.shell()
                .out()
                .print(format.write(diagnostics.stream()
                        .map(diagnostic -> shown.isEmpty() ? diagnostic : diagnostic.below(shown))
                        .toList()));
    }

    private PrintWriter err() {
        return commands.shell().err();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
