package dev.lectern.layout;

import dev.lectern.markdown.Diagnostic;
import dev.lectern.markdown.Dialect;
import java.util.List;

/**
 * How a course is laid out: which of its files are lessons, what groups and orders them, and what it says of itself.
 *
 * @param name of the layout, as in {@code course.yaml}
 * @param root the folder that the tool makes its site from, empty for the course's own folder
 * @param metadata its language is given
 * @param introduction path of the lesson whose title the course has when it has no other; empty when there is none
 * @param modules each after the one it stands in
 * @param lessons in the order in which the first of two with the same address wins
 * @param dialect how the lessons are written
 * @param diagnostics what is wrong with the files that say all this
 */
public record CourseLayout(
        String name,
        String root,
        CourseMetadata metadata,
        String introduction,
        List<ModulePlace> modules,
        List<LessonPlace> lessons,
        Dialect dialect,
        List<Diagnostic> diagnostics) {

    public CourseLayout {
        modules = List.copyOf(modules);
        lessons = List.copyOf(lessons);
        diagnostics = List.copyOf(diagnostics);
    }

    /** Whether a file at {@code path}, if there were one, could be a lesson or say something of lessons. */
    public boolean couldRead(String path) {
        return Layouts.describesCourse(path)
                || Paths.isBelow(path, root) && (isLesson(path) || Layouts.describesModule(path));
    }

    /** Whether {@code path} is in the folder that lessons come from, or that folder in it. */
    public boolean concerns(String path) {
        return Paths.isBelow(path, root) || Paths.isBelow(root, path);
    }

    /** Whether another tool makes a site of these files, and so has the last word on what is wrong with them. */
    public boolean isOfAnotherTool() {
        return dialect.tool() != Dialect.Tool.NONE;
    }

    /** Whether aliases that do not begin with {@code /} start from the folder of their lesson. */
    public boolean hasRelativeAliases() {
        return dialect.tool() == Dialect.Tool.HUGO;
    }

    private boolean isLesson(String path) {
        return Paths.hasExtension(path, ".md", ".markdown")
                || dialect.tool() == Dialect.Tool.DOCUSAURUS && Paths.hasExtension(path, ".mdx")
                || dialect.tool() == Dialect.Tool.CARPENTRIES && Paths.hasExtension(path, ".rmd");
    }
}
