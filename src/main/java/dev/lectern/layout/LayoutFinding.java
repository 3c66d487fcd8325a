package dev.lectern.layout;

import dev.lectern.markdown.Diagnostic;
import dev.lectern.markdown.Severity;
import java.io.IOException;

/** What there is to say of how a course is laid out. */
public final class LayoutFinding {

    static final String FILE_UNREADABLE = "file-unreadable";
    static final String COURSE_LANGUAGE = "course-language";
    static final String LINK_TEMPLATE = "link-template";
    static final String LAYOUT_UNKNOWN = "layout-unknown";
    static final String LAYOUT_FILE_MISSING = "layout-file-missing";
    static final String LAYOUT_LESSON_MISSING = "layout-lesson-missing";
    static final String LAYOUT_LESSON_UNLISTED = "layout-lesson-unlisted";
    static final String SUMMARY_ITEM = "summary-item";
    static final String SUMMARY_DUPLICATE = "summary-duplicate";
    static final String REDIRECT_TARGET = "redirect-target";
    static final String INCLUDE_MISSING = "include-missing";
    static final String INCLUDE_LINES = "include-lines";
    static final String INCLUDE_OUTSIDE = "include-outside";
    static final String INCLUDE_CYCLE = "include-cycle";
    static final String INCLUDE_LIMIT = "include-limit";

    private LayoutFinding() {}

    /** A file of the course that the system does not let us read. */
    public static Diagnostic unreadable(String path, IOException failure) {
        return at(
                Severity.ERROR,
                FILE_UNREADABLE,
                path,
                1,
                1,
                "The file can't be read: " + failure.getMessage(),
                "Check that it is still there and its permissions");
    }

    static Diagnostic error(String code, String file, String message, String hint) {
        return at(Severity.ERROR, code, file, 1, 1, message, hint);
    }

    static Diagnostic warning(String code, String file, int line, int column, String message, String hint) {
        return at(Severity.WARNING, code, file, line, column, message, hint);
    }

    static Diagnostic info(String code, String file, String message, String hint) {
        return at(Severity.INFO, code, file, 1, 1, message, hint);
    }

    private static Diagnostic at(
            Severity severity, String code, String file, int line, int column, String message, String hint) {
        return new Diagnostic(severity, code, file, line, column, line, column, message, hint);
    }
}
