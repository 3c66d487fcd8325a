package dev.lectern.markdown;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Finds where the keys of a TOML text stand, since its parser does not say. The first of several is taken. */
final class TomlKeys {

    private static final Pattern TABLE = Pattern.compile("\\s*+\\[\\[?+([^\\]]++)\\]\\]?+\\s*+(?:#.*)?");
    private static final Pattern KEY = Pattern.compile("(\\s*+)((?:[\\w.-]++|\"[^\"]*+\"|'[^']*+')++)\\s*+=.*");
    private static final Pattern PART = Pattern.compile("\"([^\"]*)\"|'([^']*)'|([\\w-]+)");

    private TomlKeys() {}

    /** Places of keys by their path. */
    static Map<String, Mark> in(String text) {
        Map<String, Mark> marks = new HashMap<>();
        String table = "";
        int[] none = new int[0];
        int number = 0;
        for (String line : text.split("\n", -1)) {
            Matcher header = TABLE.matcher(line);
            Matcher key = KEY.matcher(line);
            if (header.matches()) {
                table = path("", header.group(1));
                marks.putIfAbsent(table, new Mark("toml", 0, number, line.indexOf('['), none, 0));
            } else if (key.matches()) {
                int column = key.group(1).codePointCount(0, key.group(1).length());
                marks.putIfAbsent(path(table, key.group(2)), new Mark("toml", 0, number, column, none, 0));
            }
            number++;
        }
        return marks;
    }

    /** The path of {@code key} in the table at {@code path}; keys may hold dots. */
    static String join(String path, String key) {
        return path + '\0' + key;
    }

    private static String path(String table, String dotted) {
        String path = table;
        Matcher part = PART.matcher(dotted);
        while (part.find()) {
            String quoted = part.group(1) != null ? part.group(1) : part.group(2);
            path = join(path, quoted != null ? quoted : part.group(3));
        }
        return path;
    }
}
