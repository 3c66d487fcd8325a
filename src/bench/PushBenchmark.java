import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Times what a content team waits for, over HTTP against the packaged service in 512 MB: a new course of 600 lessons from a
 * zip in one call; one of 2,000 lessons; then again and again the whole zip of the latter with one lesson changed, until a
 * reader gets the change, and unchanged, until it is answered. Tells the times in the middle and the longest, the CPU time
 * of the service and its PostgreSQL, which a busy machine changes less, and how they compare to a yardstick and to the first
 * push of all.
 *
 * <p>{@code mvn -DskipTests package && java src/bench/PushBenchmark.java [LESSONS [BYTES [ROUNDS]]]}
 */
public final class PushBenchmark {

    private static final Path WORK = Path.of("target", "push-bench").toAbsolutePath();
    private static final Path JAR =
            Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
    private static final Path LOG = WORK.resolve("service.log");
    private static final int PORT = 18_081;
    private static final String TOKEN = "benchmark-admin-token";
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final int NEW_LESSONS = 600;

    private final HttpClient http = HttpClient.newHttpClient();
    private Process service;

    public static void main(String[] arguments) throws Exception {
        int lessons = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000;
        int bytes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7_000;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 15;
        new PushBenchmark().run(lessons, bytes, rounds);
    }

    private void run(int lessons, int bytes, int rounds) throws Exception {
        clean(WORK);
        double yardstick = yardstick();
        System.out.printf("yardstick: %.2f s (a fixed single-threaded computation)%n%n", yardstick);
        Map<String, byte[]> small = course("small", NEW_LESSONS, bytes);
        Map<String, byte[]> large = course("large", lessons, bytes);
        service = service();
        try {
            awaitReady();
            Cost first = push("small", zip(small));
            report("a new course of " + NEW_LESSONS + " lessons", List.of(first), yardstick, "60 s");
            Cost all = push("large", zip(large));
            report("a new course of " + lessons + " lessons", List.of(all), yardstick, "60 s");
            rounds(large, rounds, yardstick, all);
        } finally {
            service.destroy();
            service.waitFor();
        }
    }

    private void rounds(Map<String, byte[]> course, int rounds, double yardstick, Cost all) throws Exception {
        List<Cost> answered = new ArrayList<>();
        List<Cost> live = new ArrayList<>();
        List<Cost> unchanged = new ArrayList<>();
        List<String> paths = new ArrayList<>(course.keySet());
        paths.remove("course.yaml");
        for (int round = 1; round <= rounds; round++) {
            // One in another place each time, and never one that was changed before.
            String path = paths.get(round * 131 % paths.size());
            String marker = "marker-%d-end".formatted(round);
            course.merge(path, ("\nOne more paragraph, " + marker + ".\n").getBytes(), PushBenchmark::joined);
            byte[] zip = zip(course);
            long began = System.nanoTime();
            CompletableFuture<Double> seen = CompletableFuture.supplyAsync(() -> awaitReader(path, marker, began));
            Cost push = push("large", zip);
            answered.add(push);
            live.add(new Cost(seen.get(), push.cpuSeconds()));
            unchanged.add(push("large", zip));
        }
        report("one lesson changed, live", live, yardstick, "2 s");
        report("one lesson changed, answered", answered, yardstick, "2 s");
        report("unchanged, answered", unchanged, yardstick, "1 s");
        System.out.printf(
                "one lesson changed is 1/%.0f, unchanged 1/%.0f of the first push%n",
                all.seconds() / middle(live, Cost::seconds), all.seconds() / middle(unchanged, Cost::seconds));
    }

    /** Pushes until the answer says that it is published. */
    private Cost push(String course, byte[] zip) throws IOException, InterruptedException {
        double cpu = cpuSeconds();
        long began = System.nanoTime();
        HttpResponse<String> answer = http.send(
                request("/api/v1/courses/" + course + "/ingestions")
                        .header("Content-Type", "application/zip")
                        .header("Prefer", "wait=60")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(zip))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 || !answer.body().contains("\"state\":\"succeeded\"")) {
            throw new IOException("%d %s".formatted(answer.statusCode(), answer.body()));
        }
        double seconds = seconds(began);
        return new Cost(seconds, cpuSeconds() - cpu);
    }

    /** Seconds until the lesson of the file {@code path} is read with {@code marker}. */
    private double awaitReader(String path, String marker, long began) {
        String slug = path.replace(".md", "").replace("/", ".");
        try {
            while (seconds(began) < LONGEST.toSeconds()) {
                HttpResponse<String> lesson = http.send(
                        request("/api/v1/courses/large/lessons/" + slug + "?format=text")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (lesson.statusCode() != 200) {
                    throw new IllegalStateException(lesson.statusCode() + " " + lesson.body());
                }
                if (lesson.body().contains(marker)) {
                    return seconds(began);
                }
                Thread.sleep(10);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("nobody has read " + marker);
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + PORT + path))
                .header("Authorization", "Bearer " + TOKEN);
    }

    private static Process service() throws IOException {
        ProcessBuilder command = new ProcessBuilder("java", "-Xmx512m", "-jar", JAR.toString());
        command.environment()
                .put("LECTERN_POSTGRES_DIRECTORY", WORK.resolve("postgres").toString());
        command.environment().put("LECTERN_CONTENT_DIRECTORY", "");
        command.environment().put("LECTERN_ADMIN_TOKEN", TOKEN);
        command.environment().put("QUARKUS_HTTP_PORT", Integer.toString(PORT));
        return command.redirectErrorStream(true).redirectOutput(LOG.toFile()).start();
    }

    private void awaitReady() throws IOException, InterruptedException {
        long began = System.nanoTime();
        while (!isReady()) {
            if (!service.isAlive() || seconds(began) > LONGEST.toSeconds()) {
                throw new IOException("the service did not get ready; see " + LOG);
            }
            Thread.sleep(50);
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            HttpRequest ready = request("/q/health/ready").build();
            return http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYetListening) {
            return false;
        }
    }

    /** The files of a generated course by path; each has its name in it, so that courses have no content in common. */
    private static Map<String, byte[]> course(String name, int lessons, int bytes)
            throws IOException, InterruptedException {
        Path folder = WORK.resolve(name);
        run("java", "src/bench/CourseGenerator.java", folder.toString(), "" + lessons, "" + bytes);
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                byte[] text = Files.readAllBytes(file);
                files.put(path, path.endsWith(".md") ? joined(text, ("\nOf " + name + ".\n").getBytes()) : text);
            }
        }
        return files;
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[] before, byte[] after) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(before);
        both.writeBytes(after);
        return both.toByteArray();
    }

    private static void report(String what, List<Cost> costs, double yardstick, String target) {
        double middle = middle(costs, Cost::seconds);
        System.out.printf(
                "%-32s %6.2f s = %5.1f yardsticks, %5.2f s of CPU; the first %5.2f s, at most %5.2f s, of %2d; the target is %s%n",
                what,
                middle,
                middle / yardstick,
                middle(costs, Cost::cpuSeconds),
                costs.get(0).seconds(),
                costs.stream().mapToDouble(Cost::seconds).max().orElseThrow(),
                costs.size(),
                target);
    }

    private static double middle(List<Cost> costs, ToDoubleFunction<Cost> part) {
        return costs.stream().mapToDouble(part).sorted().toArray()[costs.size() / 2];
    }

    /** What the service and the PostgreSQL that it has started have worked until now. */
    private double cpuSeconds() {
        return Stream.concat(Stream.of(service.toHandle()), service.descendants())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToDouble(time -> time.toMillis() / 1e3)
                .sum();
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
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
            seconds = seconds(began);
        }
        return sum == 42 ? 0 : seconds;
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

    private record Cost(double seconds, double cpuSeconds) {}
}
