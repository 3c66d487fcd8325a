import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Times what an operator waits for, each in a process of its own over the embedded PostgreSQL: the first start with the
 * sample course, a restart, and the ingestion of a generated course on a cold JVM with each of its stages, its re-ingestion
 * unchanged, and with one lesson changed. Also how long a yardstick takes, so that runs on different machines compare.
 *
 * <p>{@code mvn -DskipTests package && java src/bench/Benchmark.java [LESSONS [BYTES]]}
 */
public final class Benchmark {

    private static final Path WORK = Path.of("target", "bench").toAbsolutePath();
    private static final Path JAR =
            Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
    private static final int PORT = 18_080;
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Pattern STAGE =
            Pattern.compile("lectern_ingestion_stage_seconds_sum\\{.*?stage=\"(\\w+)\".*?} ([0-9.E-]+)");

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

        Path content = WORK.resolve("content");
        run(
                "java",
                "src/bench/CourseGenerator.java",
                content.resolve("generated").toString(),
                "" + lessons,
                "" + bytes);
        report("first start, " + lessons + " lessons", start("generated", content), yardstick);
        report("restart, unchanged", start("generated", content), yardstick);
        Path changed = oneOf(content);
        Files.writeString(changed, Files.readString(changed) + "\nOne more paragraph.\n");
        report("restart, one lesson changed", start("generated", content), yardstick);
    }

    /** Starts the service over a data folder, waits until it is ready, and stops it. */
    private Start start(String data, Path content) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder("java", "-Xmx1g", "-jar", JAR.toString());
        command.environment()
                .put("LECTERN_POSTGRES_DIRECTORY", WORK.resolve(data).toString());
        command.environment().put("LECTERN_CONTENT_DIRECTORY", content.toString());
        command.environment().put("QUARKUS_HTTP_PORT", Integer.toString(PORT));
        command.redirectErrorStream(true)
                .redirectOutput(WORK.resolve(data + ".log").toFile());
        long began = System.nanoTime();
        Process service = command.start();
        try {
            while (!isReady()) {
                if (!service.isAlive() || System.nanoTime() - began > LONGEST_START.toNanos()) {
                    throw new IOException("the service did not get ready; see " + WORK.resolve(data + ".log"));
                }
                Thread.sleep(50);
            }
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
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
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
