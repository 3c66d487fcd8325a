package dev.lectern.layout;

import dev.lectern.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A folder of a course: what lies right in it, sorted into what it is for. */
final class CourseFolder {

    private final String root;
    private final String path;
    private final Predicate<String> isLesson;
    private final Map<String, CourseFolder> folders = new TreeMap<>();
    private final Map<String, SourceFile> files = new TreeMap<>();

    private CourseFolder(String root, String path, Predicate<String> isLesson) {
        this.root = root;
        this.path = path;
        this.isLesson = isLesson;
    }

    /** The folder {@code root} of {@code files}, sorted as {@code rules} say. */
    static CourseFolder of(String root, List<SourceFile> files, FolderRules rules) {
        CourseFolder folder = new CourseFolder(root, root, rules::isLesson);
        files.stream()
                .filter(file -> Paths.isBelow(file.path(), root))
                .forEach(file -> folder.place(Paths.from(root, rules.standsAt(file.path())), file));
        return folder;
    }

    /** Whether it is where the walk began. */
    boolean isRoot() {
        return path.equals(root);
    }

    /** Path from where the walk began, empty there. */
    String address() {
        return isRoot() ? "" : Paths.from(root, path);
    }

    /** Path from the course's root, empty for the root itself. */
    String path() {
        return path;
    }

    String name() {
        return Paths.name(path);
    }

    /** Its folders that have a lesson somewhere in them, by name. */
    List<CourseFolder> modules() {
        return folders.values().stream().filter(CourseFolder::holdsLessons).toList();
    }

    /** Its lessons, by name. */
    List<SourceFile> lessons() {
        return files.values().stream()
                .filter(file -> isLesson.test(file.path()))
                .toList();
    }

    /** The first of {@code names} that there is a file of. */
    Optional<SourceFile> file(List<String> names) {
        return names.stream().filter(files::containsKey).map(files::get).findFirst();
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
        folders.computeIfAbsent(name, n -> new CourseFolder(root, Paths.join(path, n), isLesson))
                .place(below.substring(slash + 1), file);
    }
}
