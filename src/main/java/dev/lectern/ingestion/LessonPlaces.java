package dev.lectern.ingestion;

import dev.lectern.layout.CourseLayout;
import dev.lectern.layout.Layouts;
import dev.lectern.source.SourceFile;
import dev.lectern.source.SourceTree;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Knows where new lessons can be added to a course: books list their files, and sites have a folder for them. */
@ApplicationScoped
public class LessonPlaces {

    private final SourceStore sources;

    LessonPlaces(SourceStore sources) {
        this.sources = sources;
    }

    /**
     * Where a new file has to lie to be a lesson of the course: at {@code path}, or at the same from the folder in which the
     * layout has its lessons. Empty where it would be none at either, or another file is there. What the files of a release are that were not kept is
     * nobody's to know: {@code path} then.
     */
    public Optional<String> of(UUID course, int release, String path) {
        return sources.of(course, release).map(tree -> place(tree, path)).orElse(Optional.of(path));
    }

    private static Optional<String> place(SourceTree tree, String path) {
        Optional<String> place = isLesson(tree, path)
                ? Optional.of(path)
                : Optional.of(Layouts.of(tree).root())
                        .filter(root -> !root.isEmpty())
                        .map(root -> root + "/" + path)
                        .filter(below -> isLesson(tree, below));
        // That would be a lesson whose front matter gives it another slug.
        return place.filter(
                free -> tree.files().stream().noneMatch(file -> file.path().equals(free)));
    }

    private static boolean isLesson(SourceTree tree, String path) {
        List<SourceFile> files = new ArrayList<>(tree.files());
        files.removeIf(file -> file.path().equals(path));
        files.add(new NewFile(path));
        CourseLayout layout = Layouts.of(new SourceTree(files, tree.skipped()));
        return layout.lessons().stream().anyMatch(lesson -> lesson.path().equals(path));
    }

    /** One of which nothing but the place is known. */
    private record NewFile(String path) implements SourceFile {

        @Override
        public long size() {
            return 0;
        }

        @Override
        public byte[] read() {
            return new byte[0];
        }
    }
}
