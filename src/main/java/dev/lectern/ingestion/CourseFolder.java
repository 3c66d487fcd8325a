package dev.lectern.ingestion;

import dev.lectern.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A folder of a course: what lies right in it, sorted into what it is for. */
final class CourseFolder {

    private static final List<String> MARKDOWN = List.of(".md", ".markdown");
    private static final List<String> MODULE_FILES = List.of("module.yaml", "module.yml");
    private static final List<String> COURSE_FILES = List.of("course.yaml", "course.yml");
    private static final List<String> INTRODUCTIONS = List.of("index", "_index", "readme");

    private final String path;
    private final Map<String, CourseFolder> folders = new TreeMap<>();
    private final Map<String, SourceFile> files = new TreeMap<>();

    private CourseFolder(String path) {
        this.path = path;
    }

    /** The root folder of {@code files}. */
    static CourseFolder of(List<SourceFile> files) {
        CourseFolder root = new CourseFolder("");
        files.forEach(file -> root.place(file.path(), file));
        return root;
    }

    static boolean isMarkdown(String path) {
        return MARKDOWN.stream().anyMatch(path.toLowerCase(Locale.ROOT)::endsWith);
    }

    static boolean isMetadata(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return COURSE_FILES.contains(name) || MODULE_FILES.contains(name);
    }

    static String name(SourceFile file) {
        return file.path().substring(file.path().lastIndexOf('/') + 1);
    }

    /** The file's name without its extension. */
    static String stem(SourceFile file) {
        String name = name(file);
        return name.substring(0, name.lastIndexOf('.'));
    }

    /** Whether the file introduces its folder: {@code index.md}, {@code _index.md} or {@code README.md}. */
    static boolean isIntroduction(SourceFile file) {
        return INTRODUCTIONS.contains(stem(file).toLowerCase(Locale.ROOT));
    }

    /** Path from the course's root, empty for the root itself. */
    String path() {
        return path;
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Its folders that have a lesson somewhere in them, by name. */
    List<CourseFolder> modules() {
        return folders.values().stream().filter(CourseFolder::holdsLessons).toList();
    }

    /** Its Markdown files, by name. */
    List<SourceFile> lessons() {
        return files.values().stream().filter(file -> isMarkdown(file.path())).toList();
    }

    /** The file that says what the folder is called, and where it goes. */
    Optional<SourceFile> introduction() {
        List<SourceFile> lessons = lessons();
        return INTRODUCTIONS.stream()
                .flatMap(name -> lessons.stream().filter(file -> stem(file).equalsIgnoreCase(name)))
                .findFirst();
    }

    Optional<SourceFile> courseFile() {
        return COURSE_FILES.stream().filter(files::containsKey).map(files::get).findFirst();
    }

    Optional<SourceFile> moduleFile() {
        return MODULE_FILES.stream().filter(files::containsKey).map(files::get).findFirst();
    }

    /** Every Markdown file in it, at any depth. */
    List<SourceFile> allLessons() {
        List<SourceFile> all = new ArrayList<>(lessons());
        folders.values().forEach(folder -> all.addAll(folder.allLessons()));
        return all;
    }

    private boolean holdsLessons() {
        return !lessons().isEmpty() || folders.values().stream().anyMatch(CourseFolder::holdsLessons);
    }

    private void place(String below, SourceFile file) {
        int slash = below.indexOf('/');
        if (slash < 0) {
            files.put(below, file);
            return;
        }
        String name = below.substring(0, slash);
        folders.computeIfAbsent(name, n -> new CourseFolder(path.isEmpty() ? n : path + "/" + n))
                .place(below.substring(slash + 1), file);
    }
}
