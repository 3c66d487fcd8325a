import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Times what an operator waits for, each in a process of its own over the embedded PostgreSQL: the first start with the
 * sample course, a restart, and the ingestion of a generated course on a cold JVM with each of its stages, its re-ingestion
 * unchanged, and with one lesson changed, also while the service runs; and {@code lint}, which starts no service. Also how long a yardstick takes, so that runs on different machines compare.
 *
 * <p>{@code mvn -DskipTests package && java src/bench/Benchmark.java [LESSONS [BYTES]]}
 */
public final class Benchmark {

    private static final Path WORK = Path.of("target", "bench").toAbsolutePath();
    private static final Path JAR =
            Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
    private static final int PORT = 18_080;
    private static final String TOKEN = "benchmark-admin-token";
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Pattern STAGE =
            Pattern.compile("lectern_ingestion_stage_seconds_sum\\{.*?stage=\"(\\w+)\".*?} ([0-9.E-]+)");

    private static final Pattern TIMES = Pattern.compile("\"startedAt\":\"([^\"]+)\",\"endedAt\":\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int lessons = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000;
        int bytes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7_000;
        new Benchmark().run(lessons, bytes);
    }

    private void run(int lessons, int bytes) throws IOException, InterruptedException {
        clean(WORK);
        double yardstick = yardstick();
        System.out.printf("yardstick: %.2f s (a fixed single-threaded computation)%n%n", yardstick);

        Path sample = Path.of("content").toAbsolutePath();
        report("first start, sample course", start("sample", sample), yardstick);
        report("restart, sample course", start("sample", sample), yardstick);
        lint("lint, sample course", sample.resolve("rust-concurrency"));

        Path content = WORK.resolve("content");
        run(
                "java",
                "src/bench/CourseGenerator.java",
                content.resolve("generated").toString(),
                "" + lessons,
                "" + bytes);
        lint("lint, " + lessons + " lessons", content.resolve("generated"));
        report("first start, " + lessons + " lessons", start("generated", content), yardstick);
        report("restart, unchanged", start("generated", content), yardstick);
        Path changed = oneOf(content);
        Files.writeString(changed, Files.readString(changed) + "\nOne more paragraph.\n");
        report("restart, one lesson changed", start("generated", content), yardstick);
        edit("generated", content, changed);
    }

    /** Checks a course five times, each in a process of its own, and tells the time in the middle. */
    private static void lint(String what, Path course) throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        for (int round = 1; round <= 5; round++) {
            long began = System.nanoTime();
            new ProcessBuilder("java", "-Xmx1g", "-jar", JAR.toString(), "lint", course.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            seconds.add((System.nanoTime() - began) / 1e9);
        }
        seconds.sort(null);
        System.out.printf("%-32s ended after %6.2f s%n", what, seconds.get(2));
    }

    /** Saves a lesson three times while the service watches its folder, and tells how long each ingestion took. */
    private void edit(String data, Path content, Path lesson) throws IOException, InterruptedException {
        Process service = service(data, content, true);
        try {
            awaitReady(service, data);
            for (int edit = 1; edit <= 3; edit++) {
                String before = lastIngestion().group();
                Files.writeString(lesson, Files.readString(lesson) + "\nEdit " + edit + " while it runs.\n");
                while (lastIngestion().group().equals(before)) {
                    Thread.sleep(50);
                }
                MatchResult last = lastIngestion();
                Duration took = Duration.between(Instant.parse(last.group(1)), Instant.parse(last.group(2)));
                System.out.printf("one lesson saved while running    ingested in %6.2f s%n", took.toMillis() / 1e3);
            }
        } finally {
            service.destroy();
            service.waitFor();
        }
    }

    /** The times of the last ingestion that has ended. */
    private MatchResult lastIngestion() throws IOException, InterruptedException {
        Matcher times =
                TIMES.matcher(get("/api/v1/ingestions?fields=startedAt,endedAt").body());
        if (!times.find()) {
            throw new IOException("no ingestion has ended");
        }
        return times.toMatchResult();
    }

    /** Starts the service over a data folder, waits until it is ready, and stops it. */
    private Start start(String data, Path content) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Process service = service(data, content, false);
        try {
            awaitReady(service, data);
            double seconds = (System.nanoTime() - began) / 1e9;
            double cpu = service.info()
                    .totalCpuDuration()
                    .map(time -> time.toMillis() / 1e3)
                    .orElse(0.0);
            return new Start(seconds, cpu, stages());
        } finally {
            service.destroy();
            service.waitFor();
        }
    }

    private static Process service(String data, Path content, boolean watch) throws IOException {
        ProcessBuilder command = new ProcessBuilder("java", "-Xmx1g", "-jar", JAR.toString());
        command.environment()
                .put("LECTERN_POSTGRES_DIRECTORY", WORK.resolve(data).toString());
        command.environment().put("LECTERN_CONTENT_DIRECTORY", content.toString());
        command.environment().put("LECTERN_CONTENT_WATCH", Boolean.toString(watch));
        command.environment().put("LECTERN_ADMIN_TOKEN", TOKEN);
        command.environment().put("QUARKUS_HTTP_PORT", Integer.toString(PORT));
        return command.redirectErrorStream(true)
                .redirectOutput(WORK.resolve(data + ".log").toFile())
                .start();
    }

    private void awaitReady(Process service, String data) throws IOException, InterruptedException {
        long began = System.nanoTime();
        while (!isReady()) {
            if (!service.isAlive() || System.nanoTime() - began > LONGEST_START.toNanos()) {
                throw new IOException("the service did not get ready; see " + WORK.resolve(data + ".log"));
            }
            Thread.sleep(50);
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return get("/q/health/ready").statusCode() == 200;
        } catch (IOException notYetListening) {
            return false;
        }
    }

    private Map<String, Double> stages() throws IOException, InterruptedException {
        Map<String, Double> stages = new TreeMap<>();
        Matcher stage = STAGE.matcher(get("/q/metrics").body());
        while (stage.find()) {
            stages.put(stage.group(1), Double.valueOf(stage.group(2)));
        }
        return stages;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + PORT + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static void report(String what, Start start, double yardstick) {
        System.out.printf(
                "%-32s ready after %6.2f s = %5.1f yardsticks, %.1f s of it CPU of the JVM%n",
                what, start.seconds(), start.seconds() / yardstick, start.cpuSeconds());
        start.stages().forEach((stage, seconds) -> {
            if (seconds > 0) {
                System.out.printf("    %-8s %6.2f s, all threads together%n", stage, seconds);
            }
        });
    }

    /** Seconds that a fixed amount of integer work takes, once compiled. */
    private static double yardstick() {
        long sum = 0;
        double seconds = 0;
        for (int round = 0; round < 3; round++) {
            long began = System.nanoTime();
            for (long i = 1; i < 400_000_000L; i++) {
                sum += sum ^ (i * 0x9E3779B97F4A7C15L >>> 7);
            }
            seconds = (System.nanoTime() - began) / 1e9;
        }
        return sum == 42 ? 0 : seconds;
    }

    private static Path oneOf(Path content) throws IOException {
        try (Stream<Path> files = Files.walk(content)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void clean(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(folder);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException(List.of(command) + " ended with " + exit);
        }
    }

    private record Start(double seconds, double cpuSeconds, Map<String, Double> stages) {}
}
