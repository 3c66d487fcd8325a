package dev.lectern.planning;

import dev.lectern.layout.CourseLayout;
import dev.lectern.markdown.Diagnostic;
import dev.lectern.markdown.Severity;
import dev.lectern.source.SourceTree;
import java.util.Optional;

/** What the ingestion itself has to say about a file as a whole. */
public final class Finding {

    private static final String FILE_UNREADABLE = "file-unreadable";
    static final String FILE_TOO_LARGE = "file-too-large";
    static final String FILE_SKIPPED = "file-skipped";
    static final String COURSE_EMPTY = "course-empty";
    static final String SLUG_CLASH = "slug-clash";
    static final String SLUG_EMPTY = "slug-empty";
    static final String SLUG_TOO_LONG = "slug-too-long";
    public static final String ID_CLASH = "id-clash";
    static final String ID_TOO_LONG = "id-too-long";
    static final String ALIAS_CLASH = "alias-clash";
    static final String LESSON_DRAFT = "lesson-draft";
    static final String LINK_BROKEN = "link-broken";
    static final String LINK_CASE = "link-case";
    static final String ANCHOR_BROKEN = "anchor-broken";
    static final String ASSET_MISSING = "asset-missing";
    static final String ASSET_REFUSED = "asset-refused";
    public static final String REMOVAL_MISSING = "removal-missing";
    public static final String MERGE_IMPOSSIBLE = "merge-impossible";
    public static final String LESSON_CHANGED = "lesson-changed";
    static final String INGESTION_BROKE_OFF = "ingestion-broke-off";

    private Finding() {}

    /** What to say of something that was not taken; nothing of what {@code layout} would not read anyway. */
    static Optional<Diagnostic> of(SourceTree.Skipped skipped, CourseLayout layout) {
        String path = skipped.path();
        if (!layout.concerns(path)) {
            return Optional.empty();
        }
        return switch (skipped.reason()) {
            case SYMBOLIC_LINK ->
                Optional.of(warning(
                        FILE_SKIPPED,
                        path,
                        "The symbolic link is not followed, since it could lead out of the course",
                        "Put the file itself there"));
            case TOO_DEEP ->
                Optional.of(error(
                        FILE_SKIPPED, path, "The folder lies too deep to be read", "Use fewer folders in one another"));
            case TOO_LARGE ->
                layout.couldRead(path)
                        ? Optional.of(error(
                                FILE_TOO_LARGE,
                                path,
                                "The file is larger than a lesson may be",
                                "Split it, or raise lectern.source.max-file-size"))
                        : Optional.empty();
            case UNSAFE_NAME ->
                Optional.of(error(
                        FILE_SKIPPED,
                        path,
                        "The name holds control characters, or such as turn the direction of text",
                        "Rename it"));
            case UNREADABLE ->
                Optional.of(error(FILE_UNREADABLE, path, "The file or folder can't be read", "Check its permissions"));
            case SPECIAL_FILE ->
                Optional.of(
                        warning(FILE_SKIPPED, path, "It is neither a file nor a folder", "Remove it from the course"));
        };
    }

    /** What to say when the service itself failed, {@code attempts} times. */
    public static Diagnostic brokeOff(int attempts) {
        return error(
                INGESTION_BROKE_OFF,
                ".",
                "The ingestion was begun %d times and broke off each time, for no reason in its files"
                        .formatted(attempts),
                "Ask the operator of the service, whose log says why under the id of the ingestion; then push again");
    }

    /** An error of {@code file} as a whole. */
    public static Diagnostic error(String code, String file, String message, String hint) {
        return new Diagnostic(Severity.ERROR, code, file, 1, 1, 1, 1, message, hint);
    }

    /** A warning about {@code file} as a whole. */
    public static Diagnostic warning(String code, String file, String message, String hint) {
        return new Diagnostic(Severity.WARNING, code, file, 1, 1, 1, 1, message, hint);
    }

    /** A warning about the destination of a link of {@code file}. */
    static Diagnostic warning(String code, String file, ContentLink link, String message, String hint) {
        return new Diagnostic(
                Severity.WARNING,
                code,
                file,
                link.line(),
                link.column(),
                link.endLine(),
                link.endColumn(),
                message,
                hint);
    }

    static Diagnostic info(String code, String file, String message, String hint) {
        return new Diagnostic(Severity.INFO, code, file, 1, 1, 1, 1, message, hint);
    }
}
