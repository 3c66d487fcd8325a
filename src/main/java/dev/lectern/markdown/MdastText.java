package dev.lectern.markdown;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A string of the JSON that {@link MdastWriter} writes, with the place of each of its characters: what its escapes stand
 * for has less of them.
 *
 * @param type of the node whose {@code url} or {@code value} it is
 * @param memberStart where the member begins, with the quote before its name
 * @param value what it says
 * @param offsets where each character of the value stands, and last where the string ends
 */
record MdastText(String type, int memberStart, String value, int[] offsets) {

    private static final String NODE = "{\"type\":\"";

    /** The addresses of links and images, and raw HTML, in the order they stand in {@code json}. */
    static List<MdastText> of(String json) {
        List<MdastText> found = new ArrayList<>();
        for (int node = json.indexOf(NODE); node >= 0; node = json.indexOf(NODE, node + 1)) {
            int type = node + NODE.length();
            if (json.startsWith("link\",\"url\":\"", type)) {
                found.add(read(json, "link", type + "link\",".length(), type + "link\",\"url\":\"".length()));
            } else if (json.startsWith("image\",\"url\":\"", type)) {
                found.add(read(json, "image", type + "image\",".length(), type + "image\",\"url\":\"".length()));
            } else if (json.startsWith("html\",\"value\":\"", type)) {
                found.add(read(json, "html", type + "html\",".length(), type + "html\",\"value\":\"".length()));
            }
        }
        return found;
    }

    int end() {
        return offsets[value.length()];
    }

    private static MdastText read(String json, String type, int memberStart, int start) {
        StringBuilder value = new StringBuilder();
        int[] offsets = new int[64];
        int at = start;
        while (json.charAt(at) != '"') {
            if (value.length() + 1 >= offsets.length) {
                offsets = Arrays.copyOf(offsets, offsets.length * 2);
            }
            offsets[value.length()] = at;
            if (json.charAt(at) != '\\') {
                value.append(json.charAt(at++));
            } else if (json.charAt(at + 1) == 'u') {
                value.append((char) Integer.parseInt(json.substring(at + 2, at + 6), 16));
                at += 6;
            } else {
                value.append(escaped(json.charAt(at + 1)));
                at += 2;
            }
        }
        offsets[value.length()] = at;
        return new MdastText(type, memberStart, value.toString(), offsets);
    }

    private static char escaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'f' -> '\f';
            case 'b' -> '\b';
            default -> c;
        };
    }
}
