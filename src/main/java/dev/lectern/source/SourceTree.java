package dev.lectern.source;

import java.util.Comparator;
import java.util.List;

/**
 * The files of a course.
 *
 * @param files in order of path
 * @param skipped what lies in the source and was not taken, and why
 */
public record SourceTree(List<SourceFile> files, List<Skipped> skipped) {

    public SourceTree {
        files = files.stream().sorted(Comparator.comparing(SourceFile::path)).toList();
        skipped = List.copyOf(skipped);
    }

    /**
     * A file or folder that was not taken.
     *
     * @param path from the course's root
     * @param reason what kept it out
     */
    public record Skipped(String path, Reason reason) {}

    /** What keeps a file out. */
    public enum Reason {
        /** A symbolic link could lead out of the source. */
        SYMBOLIC_LINK,
        /** Neither a file nor a folder. */
        SPECIAL_FILE,
        /** Larger than the limit. */
        TOO_LARGE,
        /** Deeper than the limit. */
        TOO_DEEP,
        /** Its name holds characters that could forge what is shown of it. */
        UNSAFE_NAME,
        /** The system lets nobody read it. */
        UNREADABLE
    }
}
