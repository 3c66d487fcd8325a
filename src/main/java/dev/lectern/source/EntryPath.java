package dev.lectern.source;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Paths in a tree of files as others write them: judged, and brought into one form. */
public final class EntryPath {

    private static final int LONGEST = 1_000;
    private static final int SHOWN = 200;
    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*", Pattern.DOTALL);

    private EntryPath() {}

    /**
     * The path from the tree's root that {@code name} is, {@code /} between segments; empty where it is the root itself.
     * Throws where it is unsafe, and says why.
     */
    public static String of(String name) throws ArchiveRefused {
        if (name.length() > LONGEST) {
            throw unsafe(name, "has a name of %d characters; at most %d are read".formatted(name.length(), LONGEST));
        }
        if (FileRules.isUnsafe(name) || name.indexOf('\uFFFD') >= 0) {
            throw unsafe(name, "has a name with control characters, or such as turn text, or bytes that are not UTF-8");
        }
        if (name.indexOf('\\') >= 0) {
            throw unsafe(name, "has a backslash in its name; '/' stands between folders");
        }
        if (name.startsWith("/") || DRIVE.matcher(name).matches()) {
            throw unsafe(name, "has an absolute path; give it from the course's folder");
        }
        List<String> segments = Arrays.stream(name.split("/"))
                .filter(segment -> !segment.isEmpty() && !segment.equals("."))
                .toList();
        if (segments.contains("..")) {
            throw unsafe(name, "leads out of its folder with '..'");
        }
        return String.join("/", segments);
    }

    /** Says of the entry {@code name} why it can't be taken. */
    static ArchiveRefused unsafe(String name, String why) {
        return new ArchiveRefused(ArchiveRefused.Reason.UNSAFE, "The entry '%s' %s.".formatted(shown(name), why));
    }

    /** A name in a form that can do no harm to those who read it. */
    static String shown(String name) {
        String safe = FileRules.shown(name);
        return safe.length() <= SHOWN ? safe : safe.substring(0, SHOWN) + "…";
    }
}
