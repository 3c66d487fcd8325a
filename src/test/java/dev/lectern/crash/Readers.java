package dev.lectern.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the stamped course as its readers do, and holds it to be whole. */
final class Readers {

    private static final String COURSE = "/api/v1/courses/" + StampedCourse.SLUG;

    private static final Pattern RELEASE = Pattern.compile("\"number\":(\\d+)");
    private static final Pattern STAMP = Pattern.compile("stamp-\\d+-end");
    private static final Pattern SLUG = Pattern.compile("\"slug\":\"(lesson-\\d+)\"");
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");

    private final ServiceProcess service;
    private final int lessons;

    Readers(ServiceProcess service, int lessons) {
        this.service = service;
        this.lessons = lessons;
    }

    /**
     * The release that readers get, after all of it was read and found to be of one state, that which became this release.
     * 0 where the course is not there yet.
     */
    int wholeRelease() throws IOException, InterruptedException {
        HttpResponse<String> course = service.get(COURSE + "?fields=release");
        if (course.statusCode() == 404) {
            return 0;
        }
        assertThat(course.statusCode()).as(course.body()).isEqualTo(200);
        int release = Integer.parseInt(first(RELEASE, course.body()));
        Set<String> slugs = new HashSet<>();
        Set<String> stamps = new HashSet<>();
        String cursor = "";
        do {
            String page = ok(COURSE + "/lessons?limit=100&include=codeBlocks&fields=slug,codeBlocks.code&release="
                    + release + cursor);
            all(SLUG, page, 1, slugs);
            all(STAMP, page, 0, stamps);
            Matcher next = NEXT.matcher(page);
            cursor = next.find() ? "&cursor=" + next.group(1) : "";
        } while (!cursor.isEmpty());
        all(
                STAMP,
                ok("%s/lessons/%s?format=text&release=%d".formatted(COURSE, StampedCourse.lesson(0), release)),
                0,
                stamps);
        assertThat(stamps).as("release %d", release).containsExactly(StampedCourse.stamp(release));
        assertThat(slugs).as("release %d", release).hasSize(lessons);
        return release;
    }

    private String ok(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = service.get(path);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private static void all(Pattern pattern, String text, int group, Set<String> found) {
        pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(group))
                .forEach(found::add);
    }
}
