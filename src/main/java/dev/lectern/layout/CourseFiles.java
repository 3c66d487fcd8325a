package dev.lectern.layout;

import dev.lectern.markdown.Diagnostic;
import dev.lectern.markdown.MappingReader;
import dev.lectern.markdown.YamlMapping;
import dev.lectern.source.SourceFile;
import dev.lectern.source.SourceTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The files of a course by path, read with what is wrong with them gathered. */
final class CourseFiles {

    private final List<SourceFile> all;
    private final NavigableMap<String, SourceFile> byPath = new TreeMap<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    CourseFiles(SourceTree tree) {
        this.all = tree.files();
        all.forEach(file -> byPath.put(file.path(), file));
    }

    /** In order of path. */
    List<SourceFile> all() {
        return all;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    void report(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    Optional<SourceFile> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** The first of {@code paths} that there is a file at. */
    Optional<SourceFile> firstOf(String... paths) {
        for (String path : paths) {
            if (byPath.containsKey(path)) {
                return at(path);
            }
        }
        return Optional.empty();
    }

    boolean hasFolder(String path) {
        String first = byPath.ceilingKey(path + "/");
        return first != null && first.startsWith(path + "/");
    }

    /** The bytes of {@code file}; empty when it can't be read, which is reported. */
    Optional<byte[]> bytes(SourceFile file) {
        try {
            return Optional.of(file.read());
        } catch (IOException e) {
            report(LayoutFinding.unreadable(file.path(), e));
            return Optional.empty();
        }
    }

    /** What {@code meaning} makes of the YAML, JSON or TOML in {@code file}; empty when it is broken, which is reported. */
    <T> Optional<T> read(SourceFile file, Function<YamlMapping, T> meaning) {
        List<Diagnostic> found = new ArrayList<>();
        Optional<T> read = bytes(file)
                .flatMap(bytes -> file.path().endsWith(".toml")
                        ? MappingReader.toml(bytes, found)
                        : MappingReader.yaml(file.path().endsWith(".json") ? withoutTabs(bytes) : bytes, found))
                .map(meaning);
        found.forEach(diagnostic -> report(diagnostic.in(file.path())));
        return read;
    }

    /** In JSON a tab can stand between tokens alone, where YAML wants a space. */
    private static byte[] withoutTabs(byte[] json) {
        byte[] bytes = json.clone();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '\t' ? (byte) ' ' : bytes[i];
        }
        return bytes;
    }
}
