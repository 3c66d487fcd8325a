package dev.lectern.planning;

import dev.lectern.course.Slugs;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the links of a course may lead to, by the paths and addresses that authors write. */
final class LinkTargets {

    private static final List<String> EXTENSIONS = List.of(".md", ".markdown", ".mdx", ".rmd", ".Rmd");
    private static final List<String> PAGES = List.of(".html", ".htm");
    private static final List<String> INTRODUCTIONS = List.of(
            "index.md", "_index.md", "README.md", "readme.md", "Readme.md", "index.markdown", "README.markdown");

    private final String contentRoot;
    private final Map<String, PlannedLesson> lessons = new TreeMap<>();
    private final Map<String, String> files = new TreeMap<>();
    private final Map<String, PlannedLesson> firstIn = new HashMap<>();
    private final Map<String, PlannedLesson> bySlug = new HashMap<>();
    private final Map<String, String> inAnyCase = new HashMap<>();

    /**
     * What there is in a course.
     *
     * @param contentRoot path of the folder that addresses begin at; empty for the course's own
     * @param lessons in course order
     * @param files paths of all files
     */
    LinkTargets(String contentRoot, List<PlannedLesson> lessons, Collection<String> files) {
        this.contentRoot = contentRoot;
        for (PlannedLesson lesson : lessons) {
            this.lessons.put(normal(lesson.path()), lesson);
            for (String folder = folder(lesson.path()); ; folder = folder(folder)) {
                firstIn.putIfAbsent(normal(folder), lesson);
                if (folder.isEmpty()) {
                    break;
                }
            }
        }
        lessons.forEach(lesson -> lesson.aliases().forEach(alias -> bySlug.putIfAbsent(alias, lesson)));
        lessons.forEach(lesson -> bySlug.put(lesson.slug(), lesson));
        files.forEach(file -> this.files.put(normal(file), file));
        this.files.keySet().forEach(file -> inAnyCase.putIfAbsent(lower(file), file));
        firstIn.keySet().forEach(folder -> inAnyCase.putIfAbsent(lower(folder), folder));
    }

    /** A lesson or a file that was found; {@code lesson} is null for a file, {@code exact} false where only the case differs. */
    record Target(PlannedLesson lesson, String file, boolean exact) {}

    /** Whether a file at {@code path} is one that lessons are written in. */
    static boolean isMarkdown(String path) {
        return EXTENSIONS.stream().anyMatch(path.toLowerCase(Locale.ROOT)::endsWith);
    }

    String contentRoot() {
        return contentRoot;
    }

    /** What lies at {@code path}, from the course's root, with or without extension; of a folder its first lesson. */
    Optional<Target> at(String path) {
        return lesson(path)
                .map(lesson -> new Target(lesson, lesson.path(), true))
                .or(() -> Optional.ofNullable(files.get(path)).map(file -> new Target(null, file, true)));
    }

    /** The same, whatever the case of the letters. */
    Optional<Target> inAnyCase(String path) {
        String lower = lower(path);
        return EXTENSIONS.stream()
                .map(lower::concat)
                .map(inAnyCase::get)
                .filter(found -> found != null)
                .findFirst()
                .or(() -> Optional.ofNullable(inAnyCase.get(lower)))
                .flatMap(this::at)
                .map(target -> new Target(target.lesson, target.file, false));
    }

    /** The lesson whose address, now or before, {@code path} would make. */
    Optional<Target> addressed(String path) {
        String below = contentRoot.isEmpty() || !path.startsWith(contentRoot + "/")
                ? path
                : path.substring(contentRoot.length() + 1);
        return ofSlug(Slugs.address(below));
    }

    /** The lesson with this very slug or alias. */
    Optional<Target> ofSlug(String slug) {
        return Optional.ofNullable(bySlug.get(slug)).map(lesson -> new Target(lesson, lesson.path(), true));
    }

    /** Paths that a link could have meant. */
    List<String> all() {
        return List.copyOf(files.values());
    }

    private Optional<PlannedLesson> lesson(String path) {
        PlannedLesson exact = lessons.get(path);
        if (exact != null) {
            return Optional.of(exact);
        }
        if (files.containsKey(path)) {
            return isIntroduction(path) ? Optional.ofNullable(firstIn.get(folder(path))) : Optional.empty();
        }
        String page = PAGES.stream()
                .filter(path::endsWith)
                .map(extension -> path.substring(0, path.length() - extension.length()))
                .findFirst()
                .orElse(path);
        if (!page.equals(path) && (page.equals("index") || page.endsWith("/index"))) {
            return introduction(folder(page));
        }
        return EXTENSIONS.stream()
                .map(page::concat)
                .map(lessons::get)
                .filter(found -> found != null)
                .findFirst()
                .or(() -> introduction(page));
    }

    private Optional<PlannedLesson> introduction(String folder) {
        return INTRODUCTIONS.stream()
                .map(name -> lessons.get(folder.isEmpty() ? name : folder + "/" + name))
                .filter(found -> found != null)
                .findFirst()
                .or(() -> Optional.ofNullable(firstIn.get(folder)));
    }

    static boolean isIntroduction(String path) {
        return INTRODUCTIONS.contains(path.substring(path.lastIndexOf('/') + 1));
    }

    /** {@code text} in the one form of the several that Unicode has for the same letters. */
    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** The folder of a path, empty at the top. */
    static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private static String lower(String path) {
        return path.toLowerCase(Locale.ROOT);
    }
}
