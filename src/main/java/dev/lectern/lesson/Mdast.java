package dev.lectern.lesson;

import java.util.List;
import java.util.stream.Collectors;

/** Puts stored arrays of mdast nodes together. */
final class Mdast {

    private Mdast() {}

    /** A root node with the children of {@code arrays}, each the text of a JSON array. */
    static String root(String... arrays) {
        return root(List.of(arrays));
    }

    static String root(List<String> arrays) {
        return arrays.stream()
                .map(array -> array.substring(1, array.length() - 1))
                .filter(children -> !children.isEmpty())
                .collect(Collectors.joining(",", "{\"type\":\"root\",\"children\":[", "]}"));
    }
}
