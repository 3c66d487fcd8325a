package dev.lectern.source;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of an archive: a stretch of the file that all of them were unpacked into. */
record UnpackedFile(String path, long size, String digest, Path store, long position) implements SourceFile {

    @Override
    public byte[] read() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(size));
        try (FileChannel channel = FileChannel.open(store, StandardOpenOption.READ)) {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, position + bytes.position()) < 0) {
                    throw new EOFException("the unpacked file ends too early");
                }
            }
        }
        return bytes.array();
    }
}
