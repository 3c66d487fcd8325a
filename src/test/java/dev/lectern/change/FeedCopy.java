package dev.lectern.change;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.util.Map;
import java.util.TreeMap;

/** A consumer that keeps a copy by the feed and knows nothing else. */
final class FeedCopy {

    private final String parameters;
    private final Map<String, String> items = new TreeMap<>();
    private final Map<String, String> courses = new TreeMap<>();
    private String cursor = "";

    FeedCopy(String parameters) {
        this.parameters = parameters;
    }

    /** Applies one page; false when there is no more for now. */
    boolean read(int limit) {
        JsonPath page = given().get("/api/v1/changes?limit=" + limit + parameters + cursor)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        page.<Map<String, Object>>getList("items").forEach(this::apply);
        cursor = "&cursor=" + page.getString("next");
        return page.getBoolean("more");
    }

    void readAll() {
        while (read(100)) {
            // each page takes the copy further
        }
    }

    /** Assets, lessons, sections and code blocks by id, each as its type, address and digest. */
    Map<String, String> items() {
        return items;
    }

    private void apply(Map<String, Object> item) {
        String type = (String) item.get("type");
        if (type.equals("course") && item.get("change").equals("removed")) {
            String course = (String) ((Map<?, ?>) item.get("before")).get("course");
            courses.forEach((id, of) -> {
                if (of.equals(course)) {
                    items.remove(id);
                }
            });
            return;
        }
        if (type.equals("course") || type.equals("module")) {
            return;
        }
        String id = (String) item.get("id");
        assertThat(items.containsKey(id))
                .as("%s is known before it is %s", id, item.get("change"))
                .isEqualTo(!item.get("change").equals("added"));
        if (item.get("after") instanceof Map<?, ?> after) {
            courses.put(id, (String) after.get("course"));
            items.put(
                    id,
                    switch (type) {
                        case "asset" -> LiveItems.asset(after.get("path"), after.get("digest"));
                        case "lesson" -> LiveItems.lesson(after.get("lesson"), after.get("path"), after.get("title"));
                        case "section" ->
                            LiveItems.section(after.get("anchor"), after.get("title"), after.get("digest"));
                        default -> LiveItems.codeBlock(after.get("digest"));
                    });
        } else {
            items.remove(id);
        }
    }
}
