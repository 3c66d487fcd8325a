package dev.lectern.cli;

import dev.lectern.layout.Layouts;
import dev.lectern.source.SourceTree;
import java.util.regex.Pattern;

/** What tells a course from a folder of courses. */
final class CourseSigns {

    /** Lessons at the top, or a file that says what the course is. */
    private static final Pattern OF_A_COURSE =
            Pattern.compile("course\\.ya?ml|[^/]+\\.(?:md|markdown)", Pattern.CASE_INSENSITIVE);

    /** A folder that says of itself what course it is. */
    private static final Pattern OF_SEVERAL = Pattern.compile(
            "[^/]+/(?:course\\.ya?ml|book\\.toml|hugo\\.(?:toml|ya?ml)|docusaurus\\.config\\.[a-z]+|_?config\\.ya?ml)");

    private CourseSigns() {}

    /** Whether {@code files} are one course; where nothing tells, they are, since a course may have folders alone. */
    static boolean isCourse(SourceTree files) {
        boolean signed = files.files().stream()
                .anyMatch(file -> OF_A_COURSE.matcher(file.path()).matches());
        return signed
                || Layouts.of(files).isOfAnotherTool()
                || files.files().stream()
                        .noneMatch(file -> OF_SEVERAL.matcher(file.path()).matches());
    }
}
