package dev.lectern.ingestion;

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
    static final ExpectedFile NONE = new ExpectedFile("", "");

    /** Some file has to be there. */
    static final String ANY = "*";

    /** No file may be there. */
    static final String ABSENT = "";

    /** No file is right. */
    static final String NEVER = "-";

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
}
