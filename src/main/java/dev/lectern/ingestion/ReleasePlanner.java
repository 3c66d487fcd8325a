package dev.lectern.ingestion;

import dev.lectern.course.Slugs;
import dev.lectern.source.SourceFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Gives every lesson of a course its place: module, slug, title and order, from what its author declared, else from
 * its file's name. What clashes is reported.
 */
final class ReleasePlanner {

    /** What a database index can hold of an address, in characters. */
    private static final int LONGEST_ADDRESS = 500;

    private final Map<String, ContentFacts> contents;
    private final Map<String, MetadataFiles.ModuleFile> moduleFiles;
    private final DiagnosticCollector diagnostics;

    private final List<PlannedModule> modules = new ArrayList<>();
    private final List<PlannedLesson> lessons = new ArrayList<>();
    private final Map<String, String> lessonBySlug = new HashMap<>();
    private final Map<String, String> moduleBySlug = new HashMap<>();
    private final Map<String, String> lessonById = new HashMap<>();

    /**
     * @param contents by path of the lesson; a lesson without one is left out
     * @param moduleFiles by path of the folder
     */
    ReleasePlanner(
            Map<String, ContentFacts> contents,
            Map<String, MetadataFiles.ModuleFile> moduleFiles,
            DiagnosticCollector diagnostics) {
        this.contents = contents;
        this.moduleFiles = moduleFiles;
        this.diagnostics = diagnostics;
    }

    /** The release that the files below {@code root} make; {@code name} is the title of last resort. */
    PlannedRelease plan(CourseFolder root, CourseMetadata metadata, String name) {
        plan(root, "", SortKey.TOP);
        lessons.sort(Comparator.comparing(lesson -> lesson.sortKey().value()));
        String title = firstFilled(metadata.title(), introductionTitle(root), titleOf(name));
        return new PlannedRelease(
                new CourseMetadata(
                        title,
                        metadata.description(),
                        metadata.language(),
                        metadata.tags(),
                        metadata.authors(),
                        metadata.license(),
                        metadata.metadata(),
                        metadata.linkTemplate()),
                modules,
                lessons,
                List.of());
    }

    private void plan(CourseFolder folder, String module, SortKey key) {
        folder.lessons().forEach(file -> {
            if (contents.containsKey(file.path())) {
                plan(file, contents.get(file.path()), module, key);
            }
        });
        for (CourseFolder inner : folder.modules()) {
            MetadataFiles.ModuleFile file = moduleFiles.getOrDefault(inner.path(), MetadataFiles.ModuleFile.NONE);
            Optional<BigDecimal> order = Optional.ofNullable(file.order())
                    .or(() -> introduction(inner).flatMap(ContentFacts::order))
                    .or(() -> prefix(inner.name()));
            String slug = join(module, Slugs.segment(inner.name()));
            if (isAddress(slug, Slugs.segment(inner.name()), inner.path(), moduleBySlug, "module")) {
                SortKey innerKey = key.below(order, inner.name());
                modules.add(new PlannedModule(
                        inner.path(),
                        slug,
                        module,
                        firstFilled(file.title(), introductionTitle(inner), titleOf(inner.name())),
                        file.summary(),
                        order.orElse(null),
                        innerKey,
                        file.metadata()));
                plan(inner, slug, innerKey);
            }
        }
    }

    private void plan(SourceFile file, ContentFacts content, String module, SortKey key) {
        boolean introduction = CourseFolder.isIntroduction(file);
        if (introduction && content.sections() == 0) {
            return;
        }
        if (content.declared().draft()) {
            diagnostics.add(Finding.info(
                    Finding.LESSON_DRAFT,
                    file.path(),
                    "The lesson is a draft and is left out of the release",
                    "Remove 'draft: true' to publish it"));
            return;
        }
        String name = CourseFolder.name(file);
        String stem = CourseFolder.stem(file);
        String segment = firstFilled(content.declared().slug(), Slugs.segment(stem));
        String slug = join(module, segment);
        if (!isAddress(slug, segment, file.path(), lessonBySlug, "lesson") || !isIdentity(file.path(), content)) {
            return;
        }
        Optional<BigDecimal> order = content.order().or(() -> prefix(stem));
        List<String> derived = new ArrayList<>();
        if (content.title().isEmpty()) {
            derived.add("title");
        }
        if (content.order().isEmpty()) {
            derived.add("order");
        }
        lessons.add(new PlannedLesson(
                file.path(),
                slug,
                module,
                firstFilled(content.title(), titleOf(stem)),
                order.orElse(null),
                introduction ? key.introduction(name) : key.below(order, name),
                derived,
                aliases(content, slug),
                content,
                List.of()));
    }

    private static List<String> aliases(ContentFacts content, String slug) {
        return content.declared().aliases().stream()
                .map(Slugs::address)
                .filter(alias -> !alias.isEmpty() && !alias.equals(slug) && alias.length() <= LONGEST_ADDRESS)
                .distinct()
                .sorted()
                .toList();
    }

    private boolean isAddress(String slug, String segment, String path, Map<String, String> taken, String what) {
        if (segment.isEmpty()) {
            diagnostics.add(Finding.error(
                    Finding.SLUG_EMPTY,
                    path,
                    "The name of this %s has neither letters nor digits to make an address of".formatted(what),
                    "Rename it, or give a lesson a 'slug' in its front matter"));
            return false;
        }
        if (slug.length() > LONGEST_ADDRESS) {
            diagnostics.add(Finding.error(
                    Finding.SLUG_TOO_LONG,
                    path,
                    "The address of this %s has %d characters".formatted(what, slug.length()),
                    "Shorten the names on its path: at most %d characters together".formatted(LONGEST_ADDRESS)));
            return false;
        }
        String other = taken.putIfAbsent(slug, path);
        if (other != null) {
            diagnostics.add(Finding.error(
                    Finding.SLUG_CLASH,
                    path,
                    "The address '%s' is also that of %s".formatted(slug, other),
                    "Rename one of them, or give a lesson another 'slug' in its front matter"));
            return false;
        }
        return true;
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

    private Optional<ContentFacts> introduction(CourseFolder folder) {
        return folder.introduction().map(SourceFile::path).map(contents::get);
    }

    private String introductionTitle(CourseFolder folder) {
        return introduction(folder).map(ContentFacts::title).orElse("");
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

    private static String join(String module, String segment) {
        return module.isEmpty() ? segment : module + "." + segment;
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
