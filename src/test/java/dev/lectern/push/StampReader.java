package dev.lectern.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads a course whose every lesson bears the stamp of its state, and finds each answer and each release to be of one. */
final class StampReader {

    private static final int LESSONS = 12;

    private static final Pattern STAMP = Pattern.compile("stamp-\\d+-end");
    private static final Pattern SLUG = Pattern.compile("lesson-\\d\\d(?=\")");
    private static final Pattern RELEASE = Pattern.compile("\"(?:number|release)\":(\\d+)");

    private static final String LIST = "/lessons?include=sections,codeBlocks"
            + "&fields=slug,title,sections.heading,sections.anchor,codeBlocks.code";
    private static final String OUTLINE = "/outline?depth=section";
    private static final String SECTIONS = "/lessons/lesson-03/sections?format=html,text";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String course;
    private final Map<Integer, String> stampOf = new TreeMap<>();
    private int latest;

    StampReader(String course) {
        this.course = course;
    }

    /** The stamp of the {@code number}-th state. */
    static String stamp(int number) {
        return "stamp-%d-end".formatted(number);
    }

    /** The files of a course in the {@code number}-th state. */
    static Map<String, String> course(int number) {
        Map<String, String> lessons = new TreeMap<>();
        for (int lesson = 0; lesson < LESSONS; lesson++) {
            lessons.put("lesson-%02d.md".formatted(lesson), """
                    # Lesson %1$d of %2$s

                    All of this is %2$s.

                    ## Step of %2$s

                    ```text
                    %2$s
                    ```
                    """.formatted(lesson, stamp(number)));
        }
        return lessons;
    }

    /** Reads on while there are pushes, and once more when they have ended; gives the stamps of the releases it saw. */
    Map<Integer, String> readWhile(AtomicBoolean pushing) throws IOException, InterruptedException {
        boolean last;
        do {
            last = !pushing.get();
            read();
        } while (!last);
        return stampOf;
    }

    /** The one stamp that all of {@code release} has. */
    String stampOf(int release) throws IOException, InterruptedException {
        String stamp = whole(LIST + "&release=" + release);
        assertThat(whole(OUTLINE + "&release=" + release)).isEqualTo(stamp);
        assertThat(oneStamp(ok(SECTIONS + "&release=" + release))).isEqualTo(stamp);
        return known(release, stamp);
    }

    private void read() throws IOException, InterruptedException {
        int current = release(ok("?fields=release"));
        assertThat(current).isGreaterThanOrEqualTo(latest);
        stampOf(current);
        whole(LIST);
        oneStamp(ok(SECTIONS));
        String outline = ok(OUTLINE);
        latest = release(outline);
        assertThat(latest).isGreaterThanOrEqualTo(current);
        known(latest, oneStamp(outline));
    }

    private String known(int release, String stamp) {
        assertThat(stampOf.computeIfAbsent(release, first -> stamp)).isEqualTo(stamp);
        return stamp;
    }

    /** The stamp of an answer that has all lessons. */
    private String whole(String path) throws IOException, InterruptedException {
        String answer = ok(path);
        assertThat(all(SLUG, answer))
                .containsExactlyElementsOf(IntStream.range(0, LESSONS)
                        .mapToObj("lesson-%02d"::formatted)
                        .toList());
        return oneStamp(answer);
    }

    private String ok(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:%d/api/v1/courses/%s%s".formatted(RestAssured.port, course, path));
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String oneStamp(String answer) {
        Set<String> stamps = all(STAMP, answer);
        assertThat(stamps).as(answer).hasSize(1);
        return stamps.iterator().next();
    }

    private static int release(String answer) {
        Matcher release = RELEASE.matcher(answer);
        assertThat(release.find()).as(answer).isTrue();
        return Integer.parseInt(release.group(1));
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
