package dev.lectern.change;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import dev.lectern.TestCourse;
import dev.lectern.http.Digests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What changed between two releases, as a person would say it. */
@QuarkusTest
class ReleaseChangesTest {

    private static final String LESSON = """
            ---
            tags: [bread]
            ---
            # Baking

            Some words about [bread](https://example.org).

            ## Flour

            Flour is *ground* wheat.

            ```python title="mix"
            mix(flour)
            ```

            ## Water

            Water is wet.

            ### Salt

            A pinch.

            ## Oven

            Hot.
            """;

    @Test
    void editOfOneParagraphIsOneModifiedSectionOfOneModifiedLesson() {
        TestCourse course = baking();
        course.file("a.md", LESSON.replace("Water is wet.", "Water is wet.\nIt is also cold."))
                .ingest();
        assertThat(changes(course, 2))
                .containsExactly("lesson modified prose a.md>a.md", "section modified prose water>water");
    }

    @Test
    void sectionsAndLessonsAroundAnEditAreNotToldOf() {
        String lesson = LESSON.replace("Hot.", "Hot, see [water](#water) and [bread](b.md). ![](oven.png)");
        TestCourse course = TestCourse.named("links")
                .file("a.md", lesson)
                .file("b.md", "# Bread\n\nOf [water](a.md#water) and [flour](a.md#flour).\n")
                .file("c.md", "# Cake\n\nNot [bread](b.md).\n")
                .file("oven.png", "oven");
        course.ingest();
        course.file("a.md", lesson.replace("Water is wet.", "Water\nis, unlike\n[cake](c.md), wet.\n"))
                .ingest();
        assertThat(changes(course, 2))
                .containsExactly("lesson modified prose a.md>a.md", "section modified prose water>water");
    }

    @Test
    void kindsOfEditsAreToldApart() {
        assertThat(afterEdit("Water is wet.", "Water is\n  **wet**.")).containsExactly("cosmetic", "cosmetic");
        assertThat(afterEdit("mix(flour)", "mix(flour, 2)")).containsExactly("code", "code", "code");
        assertThat(afterEdit("title=\"mix\"", "title=\"knead\"")).containsExactly("metadata", "metadata", "metadata");
        assertThat(afterEdit("tags: [bread]", "tags: [bread, butter]")).containsExactly("metadata");
        assertThat(afterEdit("tags: [bread]", "tags:   [bread] # all")).containsExactly("cosmetic");
        assertThat(afterEdit("## Oven", "Oven\n----")).containsExactly("cosmetic", "cosmetic");
        assertThat(afterEdit(
                        "Flour is *ground* wheat.\n\n```python title=\"mix\"\nmix(flour)",
                        "Rye.\n\n```rust\nmix(flour, 2)"))
                .containsExactly("code+prose+metadata", "code+prose", "code+metadata");
    }

    @Test
    void editOfAnOldReleaseIsToldAsItWasThen() {
        TestCourse course = baking();
        String cosmetic = LESSON.replace("Water is wet.", "Water is\n  **wet**.");
        course.file("a.md", cosmetic).ingest();
        course.file("a.md", cosmetic.replace("is\n", "was\n")).ingest();
        course.file("a.md", "# Something else\n").ingest();
        assertThat(changes(course, 2))
                .containsExactly("lesson modified cosmetic a.md>a.md", "section modified cosmetic water>water");
        assertThat(changes(course, 3))
                .containsExactly("lesson modified prose a.md>a.md", "section modified prose water>water");
    }

    @Test
    void whatOnlyShiftedHasNotChanged() {
        TestCourse course = baking();
        course.file("a.md", LESSON.replace("## Flour\n", "## Yeast\n\n```text\nyeast\n```\n\n## Flour\n"))
                .ingest();
        assertThat(changes(course, 2))
                .containsExactly(
                        "lesson modified code+prose a.md>a.md", "section added  >yeast", "codeBlock added  >1");
    }

    @Test
    void headingThatWasReworded() {
        TestCourse course = baking();
        course.file("a.md", LESSON.replace("## Water", "## The Water")).ingest();
        assertThat(changes(course, 2))
                .containsExactly("lesson modified prose a.md>a.md", "section renamed prose water>the-water");
    }

    @Test
    void fewestSectionsAreSaidToHaveMoved() {
        TestCourse course = baking();
        course.file("a.md", LESSON.replace("## Oven\n\nHot.\n", "").replace("## Flour", "## Oven\n\nHot.\n\n## Flour"))
                .ingest();
        assertThat(changes(course, 2)).containsExactly("lesson modified prose a.md>a.md", "section moved  oven>oven");
    }

    @Test
    void sectionUnderAnotherParentHasMoved() {
        TestCourse course = baking();
        course.file(
                        "a.md",
                        LESSON.replace("### Salt\n\nA pinch.\n", "")
                                .replace("## Water", "### Salt\n\nA pinch.\n\n## Water"))
                .ingest();
        assertThat(changes(course, 2)).containsExactly("lesson modified prose a.md>a.md", "section moved  salt>salt");
    }

    @Test
    void sectionThatWentToAnotherLessonTakesItsCodeAlong() {
        String flour = LESSON.substring(LESSON.indexOf("## Flour"), LESSON.indexOf("## Water"));
        TestCourse course = TestCourse.named("kitchen").file("a.md", LESSON).file("b.md", "# Milling\n\nGrind.\n");
        course.ingest();
        String section =
                given().get(course.url("/lessons/a/sections/flour")).jsonPath().getString("id");
        course.file("a.md", LESSON.replace(flour, ""))
                .file("b.md", "# Milling\n\nGrind.\n\n" + flour)
                .ingest();
        assertThat(changes(course, 2))
                .containsExactly(
                        "lesson modified prose a.md>a.md",
                        "lesson modified prose b.md>b.md",
                        "section moved  flour>flour",
                        "codeBlock moved  1>1");
        JsonPath moved =
                given().get(course.url("/releases/2/changes?change=moved")).jsonPath();
        assertThat(moved.getString("items[0].id")).isEqualTo(section);
        assertThat(moved.getList("items.before.lesson")).containsExactly("a", "a");
        assertThat(moved.getList("items.after.lesson")).containsExactly("b", "b");
        for (String edition : List.of("before", "after")) {
            String url = moved.getString("items[0].%s.url".formatted(edition));
            String lesson = moved.getString("items[0].%s.lesson".formatted(edition));
            given().get(url).then().body("lesson.slug", equalTo(lesson)).body("html", containsString("ground"));
        }
    }

    @Test
    void sectionThatWasRemovedAndCameBackIsAnother() {
        TestCourse course = baking();
        course.file("a.md", LESSON.replace("## Oven\n\nHot.\n", "")).ingest();
        course.file("a.md", LESSON).ingest();
        assertThat(changes(course, 3, "from", 1)).containsExactly("section added  >oven", "section removed  oven>");
    }

    @Test
    void lessonThatWasRenamedOrMovedIsNotModified() {
        TestCourse course = TestCourse.named("places")
                .file("01-a.md", "# A\n")
                .file("02-b.md", "# B\n")
                .file("03-c.md", "# C\n")
                .file("m/d.md", "# D\n");
        course.ingest();
        course.remove("01-a.md").file("04-a.md", "# A\n").ingest();
        assertThat(changes(course, 2)).containsExactly("lesson moved  01-a.md>04-a.md");
        course.remove("03-c.md").file("03-see.md", "# C\n").ingest();
        assertThat(changes(course, 3)).containsExactly("lesson renamed  03-c.md>03-see.md");
        course.remove("02-b.md").file("m/b.md", "# B\n").ingest();
        assertThat(changes(course, 4)).containsExactly("lesson moved+renamed  02-b.md>m/b.md");
    }

    @Test
    void lessonsThatWereRenumberedHaveNotMoved() {
        TestCourse course = TestCourse.named("numbers").file("1-a.md", "# A\n").file("2-b.md", "# B\n");
        course.ingest();
        course.remove("1-a.md")
                .remove("2-b.md")
                .file("1-new.md", "# New\n\nText.\n")
                .file("2-a.md", "# A\n")
                .file("3-b.md", "# B\n")
                .ingest();
        assertThat(changes(course, 2))
                .containsExactly(
                        "lesson added  >1-new.md",
                        "section added  >new",
                        "lesson modified metadata 1-a.md>2-a.md",
                        "lesson modified metadata 2-b.md>3-b.md");
    }

    @Test
    void courseAndModulesChangeByTheirMetadata() {
        TestCourse course = TestCourse.named("meta")
                .file("course.yaml", "title: One\n")
                .file("m/module.yaml", "title: M\n")
                .file("m/a.md", "# A\n");
        course.ingest();
        course.file("course.yaml", "title: Two\n")
                .file("m/module.yaml", "title: N\n")
                .ingest();
        assertThat(changes(course, 2)).containsExactly("course modified metadata >", "module modified metadata m>m");
    }

    @Test
    void assetsChangeByTheirPathsAndBytes() {
        TestCourse course = bakery();
        course.file("a.md", "![](img/oven.png) ![](photos/bread.png) ![](sour/dough.png) ![](salt.png)\n")
                .file("img/oven.png", "hot")
                .file("photos/bread.png", "bread")
                .file("sour/dough.png", "dough")
                .file("salt.png", "salt")
                .ingest();
        assertThat(changes(course, 2, "type", "asset"))
                .containsExactly(
                        "asset modified  img/oven.png>img/oven.png",
                        "asset moved+renamed  img/bread.png>photos/bread.png",
                        "asset added  >salt.png",
                        "asset renamed  sour/rye.png>sour/dough.png",
                        "asset removed  water.png>");
        assertThat(changes(course, 1, "from", 2, "type", "asset"))
                .containsExactly(
                        "asset moved+renamed  photos/bread.png>img/bread.png",
                        "asset modified  img/oven.png>img/oven.png",
                        "asset renamed  sour/dough.png>sour/rye.png",
                        "asset added  >water.png",
                        "asset removed  salt.png>");
        assertThat(changes(course, 2, "edit", "code,prose,metadata,cosmetic"))
                .noneMatch(item -> item.startsWith("asset"));
    }

    @Test
    void assetIsFetchedAsItWasAndAsItIs() {
        TestCourse course = TestCourse.named("photos").file("a.md", "![](ä%20b.png)\n");
        course.file("ä b.png", "old").ingest();
        course.file("ä b.png", "new").ingest();
        JsonPath page =
                given().get(course.url("/releases/2/changes?type=asset")).jsonPath();
        Map<String, Object> after = page.getMap("items[0].after");
        assertThat(after)
                .containsEntry("release", 2)
                .containsEntry("path", "ä b.png")
                .containsEntry("lesson", null)
                .containsEntry("title", "")
                .containsEntry("digest", Digests.hex(Digests.sha256("new".getBytes(StandardCharsets.UTF_8))));
        for (Map.Entry<String, String> edition :
                Map.of("before", "old", "after", "new").entrySet()) {
            given().urlEncodingEnabled(false)
                    .get(page.getString("items[0].%s.url".formatted(edition.getKey())))
                    .then()
                    .header("Cache-Control", containsString("immutable"))
                    .body(equalTo(edition.getValue()));
        }
    }

    @Test
    void changesBackwardsAreTheReverse() {
        TestCourse course = baking();
        course.file("a.md", LESSON.replace("## Water", "## The Water"))
                .file("b.md", "# B\n")
                .ingest();
        course.file("b.md", "# B\n\nMore.\n").ingest();
        assertThat(changes(course, 3, "from", 1))
                .containsExactly(
                        "lesson modified prose a.md>a.md",
                        "section renamed prose water>the-water",
                        "lesson added  >b.md",
                        "section added  >b");
        assertThat(changes(course, 1, "from", 3))
                .containsExactly(
                        "lesson modified prose a.md>a.md",
                        "section renamed prose the-water>water",
                        "lesson removed  b.md>",
                        "section removed  b>");
        assertThat(changes(course, 2, "from", 2)).isEmpty();
    }

    @Test
    void everythingIsNewComparedToNothing() {
        TestCourse course = baking();
        List<String> all = changes(course, 1);
        assertThat(all)
                .isEqualTo(changes(course, 1, "from", 0))
                .hasSize(8)
                .allMatch(item -> item.contains(" added  >"));
        assertThat(all.subList(0, 3))
                .containsExactly("course added  >", "lesson added  >a.md", "section added  >baking");
        given().get(course.url("/releases/1/changes"))
                .then()
                .body("total", equalTo(8))
                .body("facets.type.find { it.value == 'section' }.count", equalTo(5))
                .body("facets.change.count", equalTo(List.of(8)));
    }

    @Test
    void assetsAreNewComparedToNothing() {
        TestCourse course = bakery();
        assertThat(changes(course, 1))
                .containsExactly(
                        "course added  >",
                        "asset added  >img/bread.png",
                        "asset added  >img/oven.png",
                        "asset added  >sour/rye.png",
                        "asset added  >water.png",
                        "lesson added  >a.md",
                        "section added  >");
        assertThat(paged(course, 1)).isEqualTo(changes(course, 1));
        given().get(course.url("/releases/1/changes?type=asset"))
                .then()
                .body("total", equalTo(4))
                .body("items.type", everyItem(equalTo("asset")))
                .body("facets.type.count", equalTo(List.of(4)));
    }

    @Test
    void pagesJoinToTheWhole() {
        TestCourse course = baking();
        course.file(
                        "a.md",
                        LESSON.replace("Hot.", "Cold.").replace("wet", "dry").replace("mix(", "stir("))
                .ingest();
        for (int release : new int[] {1, 2}) {
            assertThat(paged(course, release)).isEqualTo(changes(course, release));
        }
    }

    @Test
    void filtersTakeByTypeChangeAndEdit() {
        TestCourse course = baking();
        course.file("a.md", LESSON.replace("Hot.", "Cold.").replace("mix(", "stir("))
                .ingest();
        assertThat(changes(course, 2, "type", "section,codeBlock"))
                .containsExactly(
                        "section modified code flour>flour",
                        "section modified prose oven>oven",
                        "codeBlock modified code 1>1");
        assertThat(changes(course, 2, "edit", "prose"))
                .containsExactly("lesson modified code+prose a.md>a.md", "section modified prose oven>oven");
        assertThat(changes(course, 2, "change", "removed")).isEmpty();
        assertThat(changes(course, 1, "type", "codeBlock")).containsExactly("codeBlock added  >1");
        assertThat(changes(course, 1, "change", "moved")).isEmpty();
    }

    @Test
    void addressesBeforeAndAfterStayGood() {
        TestCourse course = baking();
        course.file("a.md", LESSON.replace("wet", "dry")).ingest();
        JsonPath page =
                given().get(course.url("/releases/2/changes?type=section")).jsonPath();
        Map<String, Object> before = page.getMap("items[0].before");
        assertThat(before)
                .containsEntry("release", 1)
                .containsEntry("course", course.slug())
                .containsEntry("lesson", "a")
                .containsEntry("path", "a.md")
                .containsEntry("anchor", "water")
                .containsEntry("number", null)
                .containsEntry("title", "Water");
        given().get((String) before.get("url")).then().body("html", containsString("wet"));
        given().get(page.getString("items[0].after.url")).then().body("html", containsString("dry"));
        for (String url :
                given().get(course.url("/releases/1/changes")).jsonPath().getList("items.after.url", String.class)) {
            given().get(url).then().statusCode(200);
        }
    }

    @Test
    void changesMayBeKeptForEver() {
        TestCourse course = baking();
        given().get(course.url("/releases/1/changes"))
                .then()
                .header("Cache-Control", "public, max-age=31536000, immutable");
    }

    @Test
    void releaseThatDoesNotExistIsNotFound() {
        TestCourse course = baking();
        for (String path : List.of("/releases/2/changes", "/releases/x/changes", "/releases/1/changes?from=7")) {
            given().get(course.url(path)).then().statusCode(404).body("code", equalTo("release-not-found"));
        }
        given().get("/api/v1/courses/none/releases/1/changes")
                .then()
                .statusCode(404)
                .body("code", equalTo("course-not-found"));
    }

    private static TestCourse baking() {
        TestCourse course = TestCourse.named("baking").file("a.md", LESSON);
        course.ingest();
        return course;
    }

    private static TestCourse bakery() {
        TestCourse course = TestCourse.named("bakery")
                .file("a.md", "![](img/oven.png) ![](img/bread.png) ![](sour/rye.png) ![](water.png)\n")
                .file("img/oven.png", "cold")
                .file("img/bread.png", "bread")
                .file("sour/rye.png", "dough")
                .file("water.png", "water");
        course.ingest();
        return course;
    }

    private static List<String> afterEdit(String text, String by) {
        TestCourse course = baking();
        course.file("a.md", LESSON.replace(text, by)).ingest();
        return given().get(course.url("/releases/2/changes")).jsonPath().<List<String>>getList("items.edits").stream()
                .map(edits -> String.join("+", edits))
                .toList();
    }

    /** By pages of one each. */
    private static List<String> paged(TestCourse course, int release) {
        List<String> paged = new ArrayList<>();
        String url = course.url("/releases/%d/changes?limit=1".formatted(release));
        String next = "";
        while (next != null) {
            JsonPath page =
                    given().get(url + (next.isEmpty() ? "" : "&cursor=" + next)).jsonPath();
            paged.addAll(items(page));
            next = page.getString("next");
        }
        return paged;
    }

    private static List<String> changes(TestCourse course, int release, Object... parameters) {
        var request = given();
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam((String) parameters[i], parameters[i + 1]);
        }
        return items(request.get(course.url("/releases/%d/changes?limit=100".formatted(release)))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath());
    }

    /** Each as its type, what became of it, what was edited, and how it was called before and after. */
    private static List<String> items(JsonPath page) {
        return page.<Map<String, Object>>getList("items").stream()
                .map(item -> "%s %s %s %s>%s"
                        .formatted(
                                item.get("type"),
                                String.join("+", names(item.get("changes"))),
                                String.join("+", names(item.get("edits"))),
                                name(item.get("before")),
                                name(item.get("after"))))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<String> names(Object list) {
        return (List<String>) list;
    }

    private static Object name(Object edition) {
        if (!(edition instanceof Map<?, ?> members)) {
            return "";
        }
        for (String member : List.of("number", "anchor", "path")) {
            if (members.get(member) != null) {
                return members.get(member);
            }
        }
        return "";
    }
}
