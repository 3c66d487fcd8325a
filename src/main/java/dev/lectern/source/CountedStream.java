package dev.lectern.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells of the bytes that are read, so that whoever counts them can put an end to it. */
final class CountedStream extends FilterInputStream {

    private final Counter counter;
    private long count;

    CountedStream(InputStream in, Counter counter) {
        super(in);
        this.counter = counter;
    }

    /** Bytes read until now. */
    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    /** Reads what it skips, so that it counts. */
    @Override
    public long skip(long length) throws IOException {
        byte[] skipped = new byte[(int) Math.max(0, Math.min(length, 8_192))];
        return skipped.length == 0 ? 0 : Math.max(0, read(skipped, 0, skipped.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int read) throws IOException {
        count += read;
        counter.add(read);
    }

    /** Takes note of bytes; throws when there are too many. */
    interface Counter {
        void add(long bytes) throws IOException;
    }
}
