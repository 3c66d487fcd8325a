package dev.lectern.layout;

import dev.lectern.markdown.Dialect;
import java.util.List;

/**
 * What a {@link Layout} makes of a course's files. Its components mean the same as those of {@link CourseLayout}.
 *
 * @param metadata what the tool's own files say of the course
 */
record Arrangement(
        String root,
        CourseMetadata metadata,
        String introduction,
        List<ModulePlace> modules,
        List<LessonPlace> lessons,
        Dialect dialect) {}
