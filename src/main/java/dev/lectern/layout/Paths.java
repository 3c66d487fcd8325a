package dev.lectern.layout;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;

/** Paths from a course's root, {@code /} between segments; the root itself is the empty path. */
final class Paths {

    private Paths() {}

    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The last segment without its extension. */
    static String stem(String path) {
        String name = name(path);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** The whole path without the extension of its last segment. */
    static String withoutExtension(String path) {
        return join(parent(path), stem(path));
    }

    /** The folder that {@code path} lies in. */
    static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    static String join(String folder, String path) {
        return folder.isEmpty() ? path : path.isEmpty() ? folder : folder + "/" + path;
    }

    static boolean isBelow(String path, String folder) {
        return folder.isEmpty() || path.startsWith(folder + "/");
    }

    /** {@code path} as seen from {@code folder}, when it lies below; else {@code path}. */
    static String from(String folder, String path) {
        return !folder.isEmpty() && isBelow(path, folder) ? path.substring(folder.length() + 1) : path;
    }

    static boolean hasExtension(String path, String... extensions) {
        String lower = path.toLowerCase(Locale.ROOT);
        for (String extension : extensions) {
            if (lower.endsWith(extension)) {
                return true;
            }
        }
        return false;
    }

    /** Where {@code path} leads from {@code folder}; empty when that is outside the course. */
    static Optional<String> resolve(String folder, String path) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : join(folder, path).split("/")) {
            if (segment.equals("..")) {
                if (segments.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return Optional.of(String.join("/", segments));
    }
}
