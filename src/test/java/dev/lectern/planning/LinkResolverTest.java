package dev.lectern.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkResolverTest {

    private static final List<PlannedLesson> LESSONS = List.of(
            lesson("README.md", "readme", "", List.of("start")),
            lesson("01-threads.md", "threads", "", List.of("old-threads", "guide.spawn")),
            lesson("patterns/index.md", "patterns.index", "patterns", List.of()),
            lesson("patterns/02-worker pools.md", "patterns.worker-pools", "patterns", List.of()),
            lesson("deep/er/über.markdown", "deep.er.über", "deep.er", List.of()),
            lesson("docs/a.md", "a", "", List.of()),
            lesson("docs/guide/b.md", "guide.b", "guide", List.of()));

    private static final List<String> FILES = Stream.concat(
                    LESSONS.stream().map(PlannedLesson::path),
                    Stream.of("img/p.png", "patterns/q.svg", "docs/img/r.png", "draft.md", "empty/index.md", "x/y.txt"))
            .toList();

    private static final LinkResolver RESOLVER = resolver("");
    private static final LinkResolver OF_DOCS = resolver("docs");

    private static LinkResolver resolver(String contentRoot) {
        return new LinkResolver(
                new LinkTargets(contentRoot, LESSONS, FILES),
                lesson -> Map.of("spawning", "spawning", "old-name", "spawning", "über", "über"));
    }

    private static PlannedLesson lesson(String path, String slug, String module, List<String> aliases) {
        ContentFacts content = new ContentFacts(
                "", new ContentFacts.Declared("", "", null, false, null, null, List.of()), "", 1, 0, 0, 1, List.of());
        return new PlannedLesson(
                path, slug, module, slug, null, "", SortKey.TOP, List.of(), aliases, content, List.of());
    }

    @ParameterizedTest(name = "{1} in {0}")
    @CsvSource({
        "01-threads.md,               'patterns/02-worker pools.md',          patterns/02-worker pools.md",
        "01-threads.md,               patterns/02-worker%20pools.md,          patterns/02-worker pools.md",
        "01-threads.md,               ./patterns/02-worker%20pools,           patterns/02-worker pools.md",
        "01-threads.md,               patterns/worker-pools,                  patterns/02-worker pools.md",
        "01-threads.md,               patterns/02-worker%20pools.html,        patterns/02-worker pools.md",
        "01-threads.md,               patterns/,                              patterns/index.md",
        "01-threads.md,               patterns,                               patterns/index.md",
        "01-threads.md,               patterns/index.html,                    patterns/index.md",
        "01-threads.md,               deep,                                   deep/er/über.markdown",
        "01-threads.md,               deep/er/u%CC%88ber.markdown,            deep/er/über.markdown",
        "01-threads.md,               patterns.worker-pools,                  patterns/02-worker pools.md",
        "01-threads.md,               img/p.png?raw=true,                     img/p.png",
        "patterns/index.md,           ../01-threads.md#spawning,              01-threads.md#spawning",
        "patterns/index.md,           ../threads,                             01-threads.md",
        "patterns/index.md,           ../old-threads,                         01-threads.md",
        "patterns/index.md,           /guide/spawn/,                          01-threads.md",
        "patterns/index.md,           /01-threads.md,                         01-threads.md",
        "patterns/index.md,           ../Patterns/Worker-Pools/,              patterns/02-worker pools.md",
        "patterns/index.md,           /,                                      README.md",
        "patterns/index.md,           ..,                                     README.md",
        "patterns/index.md,           ../README.md,                           README.md",
        "patterns/index.md,           .,                                      patterns/index.md",
        "patterns/index.md,           q.svg#part,                             patterns/q.svg#part",
        "patterns/02-worker pools.md, ../../01-threads,                       01-threads.md",
        "patterns/02-worker pools.md, #spawning,                              patterns/02-worker pools.md#spawning",
        "patterns/02-worker pools.md, #%C3%BCber,                             patterns/02-worker pools.md#über",
        "patterns/02-worker pools.md, #old-name,                              patterns/02-worker pools.md#spawning",
        "patterns/02-worker pools.md, ?x=1,                                   patterns/02-worker pools.md",
        "patterns/02-worker pools.md, #,                                      patterns/02-worker pools.md",
        "patterns/02-worker pools.md, #top,                                   patterns/02-worker pools.md",
    })
    void linkInAnyFormIsResolved(String from, String url, String expected) {
        assertThat(shown(resolve(RESOLVER, from, url))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{1} in {0}")
    @CsvSource({
        "docs/a.md,       /guide/b/,      docs/guide/b.md",
        "docs/a.md,       /docs/guide/b,  docs/guide/b.md",
        "docs/a.md,       /img/r.png,     docs/img/r.png",
        "docs/guide/b.md, ../../a,        docs/a.md",
        "docs/guide/b.md, ../a,           docs/a.md",
        "docs/guide/b.md, ../a.md,        docs/a.md",
    })
    void addressOfASiteBeginsAtTheContentRoot(String from, String url, String expected) {
        assertThat(shown(resolve(OF_DOCS, from, url))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{1} in {0}")
    @CsvSource({
        "patterns/index.md, PATTERNS/Q.svg,   nowhere patterns/PATTERNS/Q.svg",
        "patterns/index.md, Q.svg,            other case patterns/q.svg",
        "patterns/index.md, ../Patterns/,     other case patterns/index.md",
        "patterns/index.md, #Spawning,        other case patterns/index.md#spawning",
        "patterns/index.md, #none,            no section patterns/index.md#none",
        "patterns/index.md, ../../x.md,       nowhere ''",
        "patterns/index.md, ../../../etc,     nowhere ''",
        "01-threads.md,     draft.md,         draft draft.md",
        "01-threads.md,     nothing.md#a,     nowhere nothing.md",
        "01-threads.md,     %zz%00,           'nowhere %zz\0'",
        "01-threads.md,     x,                nowhere x",
        "01-threads.md,     '',               nowhere ''",
    })
    void brokenLinkSaysWhere(String from, String url, String expected) {
        assertThat(shown(resolve(RESOLVER, from, url)))
                .isEqualTo(expected.replace("''", "").strip());
    }

    @Property(tries = 2000)
    void everyAddressLeadsIntoTheSourceOrNowhere(@ForAll("urls") String url) {
        LinkEnd end = resolve(RESOLVER, "patterns/02-worker pools.md", url);
        if (end instanceof LinkEnd.ToLesson lesson) {
            assertThat(LESSONS).extracting(PlannedLesson::path).contains(lesson.path());
        } else if (end instanceof LinkEnd.ToFile file) {
            assertThat(FILES).contains(file.path());
        } else if (end instanceof LinkEnd.Nowhere nowhere) {
            assertThat(nowhere.path().split("/")).doesNotContain("..");
        }
    }

    @Provide
    Arbitrary<String> urls() {
        return Arbitraries.of(
                        "..",
                        "/",
                        "./",
                        "%2e%2e",
                        "%2F",
                        "\\",
                        "#",
                        "?",
                        "a",
                        "01-threads",
                        ".md",
                        "patterns",
                        "index",
                        ".html",
                        "%",
                        "\0",
                        "x/y.txt",
                        " ",
                        "é",
                        "%ff",
                        "README.md")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    private static LinkEnd resolve(LinkResolver resolver, String from, String url) {
        PlannedLesson lesson = LESSONS.stream()
                .filter(candidate -> candidate.path().equals(from))
                .findFirst()
                .orElseThrow();
        return resolver.resolve(lesson, url);
    }

    private static String shown(LinkEnd end) {
        if (end instanceof LinkEnd.ToLesson lesson) {
            String kind = lesson.found() ? (lesson.exact() ? "" : "other case ") : "no section ";
            return kind + lesson.path() + (lesson.anchor().isEmpty() ? "" : "#" + lesson.anchor());
        } else if (end instanceof LinkEnd.ToFile file) {
            return (file.exact() ? "" : "other case ")
                    + file.path()
                    + (file.anchor().isEmpty() ? "" : "#" + file.anchor());
        } else if (end instanceof LinkEnd.ToDraft draft) {
            return "draft " + draft.path();
        }
        return ("nowhere " + ((LinkEnd.Nowhere) end).path()).strip();
    }
}
