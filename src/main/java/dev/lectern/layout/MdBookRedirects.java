package dev.lectern.layout;

import dev.lectern.markdown.YamlMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The {@code [output.html.redirect]} of a book: pages of its site that are now elsewhere. */
final class MdBookRedirects {

    private final YamlMapping redirects;
    private final String site;
    private final List<LessonPlace> lessons;
    private final Map<String, String> lessonOfPage = new HashMap<>();
    private final Map<String, String> targets = new LinkedHashMap<>();

    /**
     * @param redirects from one address to another
     * @param site path that the book's site begins with
     * @param root folder of the chapters
     */
    MdBookRedirects(YamlMapping redirects, String site, String root, List<LessonPlace> lessons) {
        this.redirects = redirects;
        this.site = Paths.resolve("", site).orElse("");
        this.lessons = lessons;
        for (LessonPlace lesson : lessons) {
            String page = Paths.from(root, Paths.withoutExtension(lesson.path()));
            String name = Paths.name(page);
            // mdBook renders README.md as index.html
            boolean index = name.equalsIgnoreCase("readme");
            lessonOfPage.put(index ? Paths.join(Paths.parent(page), "index") : page, lesson.path());
        }
    }

    /** The lessons, with the addresses that lead to them as aliases. */
    List<LessonPlace> lessons() {
        for (String from : redirects.names()) {
            String to = redirects.text(from);
            if (!from.contains("#") && !to.contains("://") && !to.startsWith("//")) {
                targets.put(page(from), to);
            }
        }
        Map<String, List<String>> aliases = new HashMap<>();
        for (String from : redirects.names()) {
            String page = page(from);
            if (!targets.containsKey(page)) {
                continue;
            }
            Optional<String> lesson = lessonAt(page);
            if (lesson.isPresent()) {
                aliases.computeIfAbsent(lesson.get(), path -> new ArrayList<>()).add(page);
            } else {
                redirects.warn(
                        LayoutFinding.REDIRECT_TARGET,
                        "The redirect from '%s' leads to '%s', which is no chapter".formatted(from, targets.get(page)),
                        "Let it lead to the page of a chapter",
                        from);
            }
        }
        return lessons.stream()
                .map(lesson -> lesson.withAliases(aliases.getOrDefault(lesson.path(), List.of())))
                .toList();
    }

    /** The lesson that {@code page} leads to in the end. */
    private Optional<String> lessonAt(String page) {
        Set<String> passed = new HashSet<>();
        String at = page;
        while (targets.containsKey(at) && passed.add(at)) {
            String to = targets.get(at).replaceFirst("[#?].*$", "");
            at = page(to.startsWith("/") ? to : from(Paths.parent(at), to));
        }
        return Optional.ofNullable(lessonOfPage.get(at));
    }

    private static String from(String folder, String relative) {
        return Paths.resolve(folder, relative).orElse("") + (relative.endsWith("/") ? "/" : "");
    }

    /** An address without what all of them have: the site's path, the extension, slashes at its ends. */
    private String page(String address) {
        String path = Paths.resolve("", address).orElse("");
        String below = address.startsWith("/") && !site.isEmpty() ? Paths.from(site, path) : path;
        String page = below.replaceFirst("(?i)\\.html?$", "");
        return address.endsWith("/") || page.isEmpty() ? Paths.join(page, "index") : page;
    }
}
