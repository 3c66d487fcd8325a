package dev.lectern.change;

import static io.restassured.RestAssured.given;

import dev.lectern.TestCourse;
import dev.lectern.http.Digests;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a course has, by id, as the read API tells it. */
final class LiveItems {

    private LiveItems() {}

    static Map<String, String> of(TestCourse course) {
        JsonPath lessons = given().get(course.url("/lessons?limit=100&include=sections,codeBlocks&format=markdown"))
                .jsonPath();
        Map<String, String> items = new TreeMap<>();
        for (Map<String, Object> lesson : lessons.<Map<String, Object>>getList("items")) {
            items.put((String) lesson.get("id"), lesson(lesson.get("slug"), lesson.get("path"), lesson.get("title")));
            members(lesson, "sections")
                    .forEach(section -> items.put(
                            (String) section.get("id"),
                            section(section.get("anchor"), section.get("heading"), digest((String)
                                    section.get("markdown")))));
            members(lesson, "codeBlocks")
                    .forEach(block -> items.put((String) block.get("id"), codeBlock(block.get("digest"))));
        }
        return items;
    }

    static String lesson(Object slug, Object path, Object title) {
        return "lesson %s %s %s".formatted(slug, path, title);
    }

    static String section(Object anchor, Object heading, Object digest) {
        return "section %s %s %s".formatted(anchor, heading, digest);
    }

    static String codeBlock(Object digest) {
        return "codeBlock %s".formatted(digest);
    }

    private static String digest(String markdown) {
        return Digests.hex(Digests.sha256(markdown.strip().getBytes(StandardCharsets.UTF_8)));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> members(Map<String, Object> lesson, String list) {
        return (List<Map<String, Object>>) lesson.get(list);
    }
}
