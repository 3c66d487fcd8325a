package dev.lectern.lesson;

import dev.lectern.http.Digests;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A code block as it is read, with where it stands. */
record CodeBlockRow(
        UUID lessonId,
        String course,
        String lesson,
        String lessonTitle,
        String lessonSortKey,
        UUID id,
        int number,
        String section,
        String language,
        String info,
        Map<String, Object> attributes,
        String title,
        Integer[] highlightLines,
        String code,
        String fullCode,
        CodeSource source,
        int startLine,
        int endLine,
        int lines,
        byte[] digest) {

    /** As it is sent inside its lesson. */
    CodeBlock inLesson() {
        return codeBlock(null);
    }

    /** As it is sent by itself. */
    CodeBlock alone() {
        return codeBlock(new LessonReference(lessonId, course, lesson, lessonTitle));
    }

    private CodeBlock codeBlock(LessonReference reference) {
        return new CodeBlock(
                id,
                reference,
                number,
                section,
                language,
                info,
                attributes,
                title,
                List.of(highlightLines),
                code,
                fullCode,
                source,
                startLine,
                endLine,
                lines,
                Digests.hex(digest));
    }
}
