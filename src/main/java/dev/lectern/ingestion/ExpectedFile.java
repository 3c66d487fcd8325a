package dev.lectern.ingestion;

import dev.lectern.markdown.Diagnostic;
import dev.lectern.planning.Finding;
import java.util.Objects;
import java.util.Optional;

/**
 * What has to be at a path of a course when the turn of an ingestion comes, so that it undoes nothing that its client has not
 * seen.
 *
 * @param path from the course's root; empty where nothing is expected
 * @param file SHA-256 of its bytes in hexadecimal, {@link #ANY}, {@link #ABSENT} or {@link #NEVER}
 */
public record ExpectedFile(String path, String file) {

    /** Whatever there is. */
    public static final ExpectedFile NONE = new ExpectedFile("", "");

    /** Some file has to be there. */
    public static final String ANY = "*";

    /** No file may be there. */
    public static final String ABSENT = "";

    /** No file is right. */
    public static final String NEVER = "-";

    public ExpectedFile {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(file, "file");
    }

    boolean isMetBy(StoredTree tree) {
        if (path.isEmpty()) {
            return true;
        }
        Optional<String> there = tree.files().stream()
                .filter(stored -> stored.path().equals(path))
                .map(StoredFile::digest)
                .findFirst();
        return file.equals(ANY) ? there.isPresent() : there.orElse(ABSENT).equals(file);
    }

    /** What to say where it is not met. */
    Diagnostic unmet() {
        String message = switch (file) {
            case ABSENT -> "There is such a file now, and If-None-Match: * wants none";
            case ANY -> "There is no such file any more, and If-Match: * wants one";
            default -> "The file was changed or removed after it was read, before this change of it had its turn";
        };
        return Finding.error(
                Finding.LESSON_CHANGED,
                path,
                message,
                "Read the lesson again, bring in your change, and send it with the ETag of what you read");
    }
}
