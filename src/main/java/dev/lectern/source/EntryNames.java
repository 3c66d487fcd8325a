package dev.lectern.source;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Judges the names of an archive's entries. They name nothing on the disk here, but the tree goes to people's
 * machines: a name is refused that would lead out of a folder there, or to the place of another.
 */
final class EntryNames {

    /** Each path as it is written, by the form in which some systems would not tell it from another. */
    private final Map<String, Taken> taken = new HashMap<>();

    /** The path of a file that is called {@code name}. Throws where it is unsafe. */
    String file(String name) throws ArchiveRefused {
        String path = EntryPath.of(name);
        if (path.isEmpty()) {
            throw EntryPath.unsafe(name, "names no file");
        }
        takeFolder(parent(path), name);
        take(path, name, true);
        return path;
    }

    /** Takes note of a folder that is called {@code name}. Throws where it is unsafe. */
    void folder(String name) throws ArchiveRefused {
        takeFolder(EntryPath.of(name), name);
    }

    private void takeFolder(String path, String name) throws ArchiveRefused {
        for (String folder = path; !folder.isEmpty(); folder = parent(folder)) {
            take(folder, name, false);
        }
    }

    private void take(String path, String name, boolean file) throws ArchiveRefused {
        // First to upper case, which makes 'ß' the 'SS' that it is for some systems.
        String key = Normalizer.normalize(path, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        Taken before = taken.putIfAbsent(key, new Taken(path, file));
        if (before == null) {
            return;
        }
        if (before.file() != file) {
            throw EntryPath.unsafe(
                    name, "makes '%s' both a file and a folder".formatted(EntryPath.shown(before.path())));
        }
        if (file && before.path().equals(path)) {
            throw EntryPath.unsafe(name, "is there twice");
        }
        if (!before.path().equals(path)) {
            throw EntryPath.unsafe(
                    name,
                    "can't be told from '%s' where case and the form of accents do not count"
                            .formatted(EntryPath.shown(before.path())));
        }
    }

    private static String parent(String path) {
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }

    private record Taken(String path, boolean file) {}
}
