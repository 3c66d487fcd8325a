package dev.lectern.ingestion;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.lectern.source.SourceFile;
import dev.lectern.source.SourceTree;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the files of a kept tree. Small ones are read with their neighbours, which are asked for next. */
final class StoredFiles {

    /** Bytes that are read together. */
    private static final long BLOCK = 1_000_000;

    /** Blocks that are held: as many as there are threads that read, and some. */
    private static final int BLOCKS = 8;

    private final FileStore store;
    private final StoredTree tree;
    private final List<List<StoredFile>> blocks = new ArrayList<>();
    private final LoadingCache<Integer, Map<String, byte[]>> read =
            Caffeine.newBuilder().maximumSize(BLOCKS).build(this::block);

    StoredFiles(FileStore store, StoredTree tree) {
        this.store = store;
        this.tree = tree;
    }

    SourceTree source() {
        List<SourceFile> files = new ArrayList<>();
        long size = 0;
        for (StoredFile file : tree.files()) {
            if (blocks.isEmpty() || size + file.size() > BLOCK) {
                blocks.add(new ArrayList<>());
                size = 0;
            }
            size += file.size();
            blocks.get(blocks.size() - 1).add(file);
            files.add(new FileOfBlock(file, blocks.size() - 1));
        }
        return new SourceTree(files, tree.skipped());
    }

    private Map<String, byte[]> block(int block) throws SQLException {
        return store.bytes(blocks.get(block).stream().map(StoredFile::digest).collect(Collectors.toSet()));
    }

    private final class FileOfBlock implements SourceFile {

        private final StoredFile file;
        private final int block;

        FileOfBlock(StoredFile file, int block) {
            this.file = file;
            this.block = block;
        }

        @Override
        public String path() {
            return file.path();
        }

        @Override
        public long size() {
            return file.size();
        }

        @Override
        public String digest() {
            return file.digest();
        }

        @Override
        public byte[] read() {
            byte[] bytes = read.get(block).get(file.digest());
            if (bytes == null) {
                throw new IllegalStateException("the bytes of %s are not kept".formatted(file.path()));
            }
            return bytes.clone();
        }
    }
}
