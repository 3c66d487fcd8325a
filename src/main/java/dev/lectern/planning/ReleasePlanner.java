package dev.lectern.planning;

import dev.lectern.course.Slugs;
import dev.lectern.diagnostic.DiagnosticCollector;
import dev.lectern.layout.CourseLayout;
import dev.lectern.layout.CourseMetadata;
import dev.lectern.layout.LessonPlace;
import dev.lectern.layout.ModulePlace;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Gives every lesson of a course its place: module, slug, title and order, from what the layout says, else from what its
 * author declared, else from its file's name. What clashes is reported.
 */
final class ReleasePlanner {

    /** What a database index can hold of an address, in characters. */
    private static final int LONGEST_ADDRESS = 500;

    private final Map<String, ContentFacts> contents;
    private final DiagnosticCollector diagnostics;

    private final List<PlannedModule> modules = new ArrayList<>();
    private final List<PlannedLesson> lessons = new ArrayList<>();
    private final Map<String, PlannedModule> moduleByKey = new HashMap<>();
    private final Map<String, String> lessonBySlug = new HashMap<>();
    private final Map<String, String> moduleBySlug = new HashMap<>();
    private final Map<String, String> lessonById = new HashMap<>();

    /** @param contents by path of the lesson; a lesson without one is left out */
    ReleasePlanner(Map<String, ContentFacts> contents, DiagnosticCollector diagnostics) {
        this.contents = contents;
        this.diagnostics = diagnostics;
    }

    /** The release that {@code layout} makes; {@code name} is the title of last resort. */
    PlannedRelease plan(CourseLayout layout, String name) {
        layout.modules().forEach(module -> plan(module, layout));
        layout.lessons().forEach(lesson -> {
            if (contents.containsKey(lesson.path()) && isPlaced(lesson.module())) {
                plan(lesson, contents.get(lesson.path()), layout);
            }
        });
        lessons.sort(Comparator.comparing(lesson -> lesson.sortKey().value()));
        CourseMetadata metadata = layout.metadata();
        String title = firstFilled(metadata.title(), titleOfLesson(layout.introduction()), titleOf(name));
        return new PlannedRelease(metadata.titled(title), modules, lessons, List.of());
    }

    private void plan(ModulePlace place, CourseLayout layout) {
        if (!isPlaced(place.parent())) {
            return;
        }
        PlannedModule parent = moduleByKey.get(place.parent());
        Optional<BigDecimal> order = Optional.ofNullable(place.order())
                .or(() -> introduction(place).flatMap(ContentFacts::order))
                .or(() -> prefix(place.name()));
        Optional<String> slug = address(
                new Address(parent == null ? "" : parent.slug(), Slugs.segment(place.name())),
                place.path(),
                layout,
                moduleBySlug,
                "module");
        if (slug.isPresent()) {
            PlannedModule module = new PlannedModule(
                    place.path(),
                    slug.get(),
                    parent == null ? "" : parent.slug(),
                    firstFilled(place.title(), titleOfLesson(place.introduction()), titleOf(place.name())),
                    place.summary(),
                    order.orElse(null),
                    place.number(),
                    place.draft(),
                    keyOf(place.parent()).below(order, place.name()),
                    place.metadata());
            modules.add(module);
            moduleByKey.put(place.key(), module);
        }
    }

    private void plan(LessonPlace place, ContentFacts content, CourseLayout layout) {
        if (place.introduction() && content.sections() == 0) {
            return;
        }
        if (content.declared().draft()) {
            diagnostics.add(Finding.info(
                    Finding.LESSON_DRAFT,
                    place.path(),
                    "The lesson is a draft: only those who may preview the course see it",
                    "Remove 'draft: true' to publish it"));
        }
        Address address = Address.of(place, content.declared().slug());
        Optional<String> slug = address(address, place.path(), layout, lessonBySlug, "lesson");
        if (slug.isEmpty() || !isIdentity(place.path(), content)) {
            return;
        }
        SortKey key = keyOf(place.module());
        Optional<BigDecimal> given = Optional.ofNullable(place.order()).or(content::order);
        Optional<BigDecimal> order = given.or(() -> prefix(place.name()));
        List<String> derived = new ArrayList<>();
        if (place.title().isEmpty() && content.title().isEmpty()) {
            derived.add("title");
        }
        if (given.isEmpty()) {
            derived.add("order");
        }
        lessons.add(new PlannedLesson(
                place.path(),
                slug.get(),
                place.module().isEmpty() ? "" : moduleByKey.get(place.module()).slug(),
                firstFilled(place.title(), content.title(), titleOf(place.name())),
                order.orElse(null),
                place.number(),
                place.introduction() ? key.introduction(place.fileName()) : key.below(order, place.fileName()),
                derived,
                aliases(place, content, layout, slug.get()),
                content,
                List.of()));
    }

    /** Whether the module is there: one that got no address takes what is in it along. */
    private boolean isPlaced(String module) {
        return module.isEmpty() || moduleByKey.containsKey(module);
    }

    private SortKey keyOf(String module) {
        return module.isEmpty() ? SortKey.TOP : moduleByKey.get(module).sortKey();
    }

    private static List<String> aliases(LessonPlace place, ContentFacts content, CourseLayout layout, String slug) {
        Stream<String> own = content.declared().aliases().stream()
                .map(alias -> layout.hasRelativeAliases() && !alias.startsWith("/") ? place.beside(alias) : alias);
        return Stream.concat(own, place.aliases().stream())
                .map(Slugs::address)
                .filter(alias -> !alias.isEmpty() && !alias.equals(slug) && alias.length() <= LONGEST_ADDRESS)
                .distinct()
                .sorted()
                .toList();
    }

    /** The slug that {@code address} makes, taken from now on; empty when it can't be one, which is reported. */
    private Optional<String> address(
            Address address, String path, CourseLayout layout, Map<String, String> taken, String what) {
        String slug = address.slug();
        if (address.segment().isEmpty()) {
            diagnostics.add(Finding.error(
                    Finding.SLUG_EMPTY,
                    path,
                    "The name of this %s has neither letters nor digits to make an address of".formatted(what),
                    "Rename it, or give a lesson a 'slug' in its front matter"));
            return Optional.empty();
        }
        if (slug.length() > LONGEST_ADDRESS) {
            diagnostics.add(Finding.error(
                    Finding.SLUG_TOO_LONG,
                    path,
                    "The address of this %s has %d characters".formatted(what, slug.length()),
                    "Shorten the names on its path: at most %d characters together".formatted(LONGEST_ADDRESS)));
            return Optional.empty();
        }
        String other = taken.putIfAbsent(slug, path);
        if (other == null) {
            return Optional.of(slug);
        }
        if (layout.isOfAnotherTool()) {
            return Optional.of(numbered(slug, path, taken, what));
        }
        diagnostics.add(Finding.error(
                Finding.SLUG_CLASH,
                path,
                "The address '%s' is also that of %s".formatted(slug, other),
                "Rename one of them, or give a lesson another 'slug' in its front matter"));
        return Optional.empty();
    }

    private String numbered(String slug, String path, Map<String, String> taken, String what) {
        int number = 2;
        while (taken.putIfAbsent(slug + "-" + number, path) != null) {
            number++;
        }
        // the names of modules are the tool's business, and two parts of a book may well be called the same
        if (what.equals("lesson")) {
            diagnostics.add(Finding.warning(
                    Finding.SLUG_CLASH,
                    path,
                    "The address '%s' is also that of %s; this one got '%s-%d'"
                            .formatted(slug, taken.get(slug), slug, number),
                    "Rename one of them, or give a lesson another 'slug' in its front matter"));
        }
        return slug + "-" + number;
    }

    private boolean isIdentity(String path, ContentFacts content) {
        String id = content.declared().id();
        if (id.isEmpty()) {
            return true;
        }
        if (id.length() > LONGEST_ADDRESS) {
            diagnostics.add(Finding.error(
                    Finding.ID_TOO_LONG,
                    path,
                    "The front matter's id has %d characters".formatted(id.length()),
                    "Give an id of at most %d characters".formatted(LONGEST_ADDRESS)));
            return false;
        }
        String other = lessonById.putIfAbsent(id, path);
        if (other != null) {
            diagnostics.add(Finding.error(
                    Finding.ID_CLASH,
                    path,
                    "The front matter's id '%s' is also that of %s".formatted(id, other),
                    "Every lesson has an id of its own; a copied one can simply be removed"));
            return false;
        }
        return true;
    }

    private Optional<ContentFacts> introduction(ModulePlace place) {
        return Optional.ofNullable(contents.get(place.introduction()));
    }

    private String titleOfLesson(String path) {
        return Optional.ofNullable(contents.get(path)).map(ContentFacts::title).orElse("");
    }

    private static Optional<BigDecimal> prefix(String name) {
        String digits = Slugs.orderingPrefix(name);
        return digits.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(digits));
    }

    /** {@code 01-error_handling} reads {@code Error handling}. */
    private static String titleOf(String name) {
        String words = Slugs.withoutPrefix(name).replaceAll("[-_]+", " ").strip();
        return words.isEmpty() ? name : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String firstFilled(String... texts) {
        for (String text : texts) {
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }
}
