package dev.lectern.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;

/** Reads a single document as a tree that holds nothing else. */
@ApplicationScoped
public class DocumentSource {

    private final FileRules rules;
    private final int maxDepth;

    DocumentSource(SourceLimits limits) {
        this.rules = new FileRules(limits);
        this.maxDepth = limits.maxDepth();
    }

    /** Whether a file at {@code path} is read, as it would be wherever else it came from. */
    public boolean takes(String path) {
        String[] segments = path.split("/");
        return segments.length - 1 <= maxDepth && Arrays.stream(segments).noneMatch(FileRules::isHidden);
    }

    /** The tree with what was uploaded at {@code path}; its file is read as long as the upload is open. */
    public SourceTree read(String path, Uploads.Upload upload) throws IOException {
        long largest = rules.maxSize(path);
        if (upload.size() > largest) {
            throw new ArchiveRefused(
                    ArchiveRefused.Reason.TOO_LARGE,
                    "The document has %d bytes; lectern.source.max-file-size allows %d."
                            .formatted(upload.size(), largest));
        }
        return new SourceTree(List.of(new Document(path, Files.readAllBytes(upload.file()))), List.of());
    }

    private record Document(String path, byte[] read) implements SourceFile {

        @Override
        public long size() {
            return read.length;
        }
    }
}
