package dev.lectern.layout;

import dev.lectern.markdown.Diagnostic;
import dev.lectern.markdown.Dialect;
import dev.lectern.markdown.LessonText;
import dev.lectern.source.SourceFile;
import dev.lectern.source.SourceTree;
import java.io.IOException;
import java.util.Collection;

/** The texts of a course's lessons, with what they include put in where the layout knows includes. Safe for several threads. */
public final class LessonTexts {

    private final Dialect dialect;
    private final Includes includes;

    public LessonTexts(CourseLayout layout, SourceTree source) {
        this.dialect = layout.dialect();
        this.includes = new Includes(source);
    }

    /** The text of {@code lesson}. Throws when its file can't be read. */
    public LessonText of(SourceFile lesson) throws IOException {
        byte[] bytes = lesson.read();
        return dialect.tool() == Dialect.Tool.MDBOOK
                ? includes.expand(lesson.path(), bytes, dialect)
                : LessonText.of(bytes, dialect);
    }

    /** What could not be included, and why; each once. */
    public Collection<Diagnostic> diagnostics() {
        return includes.diagnostics();
    }
}
