package dev.lectern.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.http.Digests;
import dev.lectern.source.SourceFile;
import dev.lectern.source.SourceTree;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is ingested is kept once. */
@QuarkusTest
class SourceStoreTest {

    @Inject
    SourceStore sources;

    @Test
    void fileWhoseBytesAreKeptIsNotReadAgain() throws Exception {
        CountedFile file = new CountedFile("a.md", UUID.randomUUID().toString(), false);
        String tree = sources.save(new SourceTree(List.of(file), List.of()));
        assertThat(sources.save(new SourceTree(List.of(file), List.of()))).isEqualTo(tree);
        assertThat(file.reads).isEqualTo(1);
        assertThat(new String(sources.read(tree).files().get(0).read(), StandardCharsets.UTF_8))
                .isEqualTo(file.text);
    }

    @Test
    void fileThatChangesWhileItIsTakenIsKeptAsItWasRead() throws Exception {
        CountedFile file = new CountedFile("a.md", UUID.randomUUID().toString(), true);
        SourceFile kept = sources.read(sources.save(new SourceTree(List.of(file), List.of())))
                .files()
                .get(0);
        assertThat(kept.digest()).isEqualTo(Digests.hex(Digests.sha256(kept.read())));
        assertThat(new String(kept.read(), StandardCharsets.UTF_8)).isEqualTo(file.text + " changed");
    }

    /** Knows its digest without being read, as a file of an archive that was unpacked does. */
    private static final class CountedFile implements SourceFile {

        private final String path;
        private final String text;
        private final boolean changing;
        private int reads;

        CountedFile(String path, String text, boolean changing) {
            this.path = path;
            this.text = text;
            this.changing = changing;
        }

        @Override
        public String path() {
            return path;
        }

        @Override
        public long size() {
            return text.length();
        }

        @Override
        public byte[] read() throws IOException {
            reads++;
            return (changing ? text + " changed" : text).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String digest() {
            return Digests.hex(Digests.sha256(text.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
