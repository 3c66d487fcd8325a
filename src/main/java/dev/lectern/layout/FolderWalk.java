package dev.lectern.layout;

import dev.lectern.source.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** Goes through folders from the top down, making each a module. */
final class FolderWalk {

    private final FolderRules rules;
    private final CourseFiles files;
    private final String introduction;
    private final List<ModulePlace> modules = new ArrayList<>();
    private final List<LessonPlace> lessons = new ArrayList<>();

    /** Goes through the folder {@code root} of {@code files}. */
    FolderWalk(FolderRules rules, String root, CourseFiles files) {
        this.rules = rules;
        this.files = files;
        CourseFolder top = CourseFolder.of(root, files.all(), rules);
        this.introduction = introductionOf(top);
        walk(top, "");
    }

    /** Path of the lesson that introduces the root, empty when none does. */
    String introduction() {
        return introduction;
    }

    List<ModulePlace> modules() {
        return modules;
    }

    List<LessonPlace> lessons() {
        return lessons;
    }

    private void walk(CourseFolder folder, String key) {
        for (SourceFile lesson : folder.lessons()) {
            lessons.add(
                    LessonPlace.of(lesson, key, rules.address(lesson, folder), rules.isIntroduction(lesson, folder)));
        }
        for (CourseFolder inner : folder.modules()) {
            ModuleFile said = rules.describe(inner, files);
            modules.add(new ModulePlace(
                    inner.path(),
                    key,
                    inner.path(),
                    inner.name(),
                    said.title(),
                    said.summary(),
                    said.order(),
                    "",
                    false,
                    introductionOf(inner),
                    said.metadata()));
            walk(inner, inner.path());
        }
    }

    private String introductionOf(CourseFolder folder) {
        return rules.introduction(folder).map(SourceFile::path).orElse("");
    }
}
