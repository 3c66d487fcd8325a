package dev.lectern.cli;

import dev.lectern.source.SourceFile;
import dev.lectern.source.SourceTree;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** The files of a course in one file, a {@code tar.gz} that is there until it is closed. */
final class CourseArchive implements AutoCloseable {

    static final String MEDIA_TYPE = "application/gzip";

    private final Path file;

    private CourseArchive(Path file) {
        this.file = file;
        // for a command that is broken off
        file.toFile().deleteOnExit();
    }

    /** Packs {@code tree}, one file after the other, in the same bytes whenever it is the same. */
    static CourseArchive of(SourceTree tree, ProgressLine progress) throws IOException {
        CourseArchive archive = new CourseArchive(Files.createTempFile("lectern-push", ".tar.gz"));
        try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(archive.file));
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes), "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            int packed = 0;
            for (SourceFile source : tree.files()) {
                progress.show("packing", packed++, tree.files().size());
                byte[] content = source.read();
                TarArchiveEntry entry = new TarArchiveEntry(source.path());
                entry.setModTime(0);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
            tar.finish();
            return archive;
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
