package dev.lectern.markdown;

import java.util.List;

/** What became of the bytes of a lesson: either it was understood, or it says why not. */
public sealed interface LessonSource permits ParsedLesson, RejectedLesson {

    /** Everything to tell the author, in order of line; their files are empty. */
    List<Diagnostic> diagnostics();
}
