package dev.lectern.layout;

import dev.lectern.source.SourceTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out how a course is laid out, from its files or from what {@code course.yaml} says. */
public final class Layouts {

    private static final List<Layout> ALL = List.of(
            new MdBookLayout(), new DocusaurusLayout(), new HugoLayout(), new CarpentriesLayout(), new FolderLayout());

    private static final String DEFAULT_LANGUAGE = "en";
    private static final Set<String> COURSE_FILES =
            Set.of("course.yaml", "course.yml", "book.toml", "config.yaml", "_config.yml", "hugo.toml", "hugo.yaml");
    private static final Set<String> MODULE_FILES =
            Set.of("module.yaml", "module.yml", "_category_.json", "_category_.yml", "_category_.yaml");

    private Layouts() {}

    /** The layout of the course in {@code tree}. */
    public static CourseLayout of(SourceTree tree) {
        CourseFiles files = new CourseFiles(tree);
        CourseFile course = files.firstOf("course.yaml", "course.yml")
                .flatMap(file -> files.read(file, CourseFile::of))
                .orElse(CourseFile.NONE);
        Layout layout = named(course.layout()).orElseGet(() -> recognised(files));
        Arrangement read = layout.read(files);
        CourseMetadata metadata = course.metadata().or(read.metadata());
        return new CourseLayout(
                layout.name(),
                read.root(),
                metadata.or(new CourseMetadata("", "", DEFAULT_LANGUAGE, List.of(), List.of(), "", Map.of())),
                read.introduction(),
                read.modules(),
                read.lessons(),
                read.dialect(),
                files.diagnostics());
    }

    static Optional<Layout> named(String name) {
        return ALL.stream().filter(layout -> layout.name().equals(name)).findFirst();
    }

    static List<String> names() {
        return ALL.stream().map(Layout::name).toList();
    }

    static boolean describesCourse(String path) {
        return COURSE_FILES.contains(path);
    }

    static boolean describesModule(String path) {
        return MODULE_FILES.contains(Paths.name(path));
    }

    private static Layout recognised(CourseFiles files) {
        return ALL.stream()
                .filter(layout -> layout.recognises(files))
                .findFirst()
                .orElseThrow();
    }
}
