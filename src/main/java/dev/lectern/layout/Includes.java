package dev.lectern.layout;

import dev.lectern.markdown.Diagnostic;
import dev.lectern.markdown.Dialect;
import dev.lectern.markdown.LessonText;
import dev.lectern.source.SourceFile;
import dev.lectern.source.SourceTree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The files that chapters may include: those of the course, each read once. Safe for several threads. */
final class Includes {

    /** So many characters of files are kept; beyond, they are read again. */
    private static final long KEPT_CHARACTERS = 16L * 1024 * 1024;

    private final Map<String, SourceFile> files;
    private final Map<String, List<String>> kept = new ConcurrentHashMap<>();
    private final AtomicLong keptCharacters = new AtomicLong();
    private final Set<Diagnostic> diagnostics = ConcurrentHashMap.newKeySet();

    Includes(SourceTree source) {
        this.files = source.files().stream().collect(Collectors.toMap(SourceFile::path, Function.identity()));
    }

    /** The chapter at {@code path} with what it includes in it; what can't be included stays as it is written. */
    LessonText expand(String path, byte[] bytes, Dialect dialect) {
        Optional<List<String>> lines = lines(bytes);
        // other bytes than UTF-8 are for the parser to refuse
        if (lines.isEmpty() || lines.get().stream().noneMatch(line -> line.contains("{{"))) {
            return LessonText.of(bytes, dialect);
        }
        return new Expansion(this, path).of(lines.get(), dialect);
    }

    Collection<Diagnostic> diagnostics() {
        return diagnostics;
    }

    void report(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    boolean has(String path) {
        return files.containsKey(path);
    }

    /** The lines of a file of the course; empty when it is no text, or can't be read. */
    Optional<List<String>> lines(String path) {
        List<String> known = kept.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<List<String>> read = read(files.get(path));
        read.ifPresent(lines -> {
            long size = lines.stream().mapToLong(String::length).sum();
            if (keptCharacters.addAndGet(size) <= KEPT_CHARACTERS) {
                kept.put(path, lines);
            }
        });
        return read;
    }

    private static Optional<List<String>> read(SourceFile file) {
        try {
            return lines(file.read());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<List<String>> lines(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of((text.startsWith("\uFEFF") ? text.substring(1) : text)
                    .lines()
                    .toList());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
