package dev.lectern.layout;

import dev.lectern.source.SourceFile;
import java.util.Optional;

/** How a tool that makes modules of folders understands what is in them. */
interface FolderRules {

    boolean isLesson(String path);

    /** The path at which the file at {@code path} stands in the course: that very path, but where a folder is one lesson. */
    default String standsAt(String path) {
        return path;
    }

    /** The lesson that introduces {@code folder}: it says what the folder is called, and where it goes. */
    default Optional<SourceFile> introduction(CourseFolder folder) {
        return folder.lessons().stream()
                .filter(lesson -> isIntroduction(lesson, folder))
                .findFirst();
    }

    /** Whether {@code lesson} comes before all else in {@code folder}. */
    boolean isIntroduction(SourceFile lesson, CourseFolder folder);

    /** What is said of {@code folder} beside its introduction. */
    ModuleFile describe(CourseFolder folder, CourseFiles files);

    /** What the slug of {@code lesson} is made of; see {@link LessonPlace#address}. */
    String address(SourceFile lesson, CourseFolder folder);
}
