package dev.lectern.source;

import java.io.IOException;

/** One file of a source. */
public interface SourceFile {

    /** Path from the course's root, {@code /} between segments, without a leading one. */
    String path();

    /** How many bytes it had when it was found. */
    long size();

    /** All bytes. Throws when the file can't be read. */
    byte[] read() throws IOException;
}
