package dev.lectern.change;

import static io.restassured.RestAssured.given;

import dev.lectern.Database;
import dev.lectern.TestCourse;
import dev.lectern.http.Digests;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a course has, by id: its lessons and what is in them as the read API tells it, its assets as the tables hold them. */
final class LiveItems {

    private static final String ASSETS = """
            select concat_ws(' ', v.asset_id, v.path, encode(v.digest, 'hex'))
            from asset_version v join course c on c.id = v.course_id
            where c.slug = ? and c.current_release between v.first_release and v.last_release
            """;

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
                            section(
                                    section.get("anchor"),
                                    section.get("heading"),
                                    digest(written((String) section.get("markdown"), course)))));
            members(lesson, "codeBlocks")
                    .forEach(block -> items.put((String) block.get("id"), codeBlock(block.get("digest"))));
        }
        Database.texts(ASSETS, course.slug()).forEach(asset -> {
            String[] values = asset.split(" ");
            items.put(values[0], asset(values[1], values[2]));
        });
        return items;
    }

    static String asset(Object path, Object digest) {
        return "asset %s %s".formatted(path, digest);
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

    /** As the author has it, who knows no addresses of assets. */
    private static String written(String markdown, TestCourse course) {
        return markdown.replace(course.url("/assets/"), "");
    }

    private static String digest(String markdown) {
        return Digests.hex(Digests.sha256(markdown.strip().getBytes(StandardCharsets.UTF_8)));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> members(Map<String, Object> lesson, String list) {
        return (List<Map<String, Object>>) lesson.get(list);
    }
}
