package dev.lectern.source;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which files are taken, judged by their names and sizes, wherever they come from. */
final class FileRules {

    /** How the names of files end that are more to us than their bytes. */
    private static final List<String> UNDERSTOOD =
            List.of(".md", ".markdown", ".yaml", ".yml", ".toml", "_category_.json");

    /** Controls, and what turns the direction of text. */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

    private final SourceLimits limits;

    FileRules(SourceLimits limits) {
        this.limits = limits;
    }

    /** How many bytes a file of this name may have. */
    long maxSize(String name) {
        boolean understood = UNDERSTOOD.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
        return (understood ? limits.maxFileSize() : limits.maxAssetSize()).asLongValue();
    }

    /** Whether a file or folder of this name is none of the course's. */
    static boolean isHidden(String name) {
        return name.startsWith(".");
    }

    /** Whether a name holds characters that could forge what is shown of it. */
    static boolean isUnsafe(String name) {
        return UNSAFE.matcher(name).find();
    }

    /** A name or path without such characters. */
    static String shown(String name) {
        return UNSAFE.matcher(name).replaceAll("\uFFFD");
    }
}
