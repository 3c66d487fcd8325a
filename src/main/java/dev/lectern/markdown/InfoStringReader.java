package dev.lectern.markdown;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Scans an info string once, from left to right. */
final class InfoStringReader {

    private static final Set<String> HIGHLIGHT = Set.of("hl_lines", "highlight", "highlightLines", "emphasize-lines");
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,9}\\.\\d{1,9}");
    private static final Pattern FILE_NAME = Pattern.compile("[^:]*[./\\\\][^:]*");

    private final String text;
    private final LineRanges highlighted;
    private final Map<String, Object> attributes = new LinkedHashMap<>();
    private String language = "";
    private String title = "";
    private int index;

    InfoStringReader(String text, int lines) {
        this.text = text;
        this.highlighted = new LineRanges(lines);
    }

    InfoString read() {
        skip(" \t");
        if (atGroup()) {
            group(true);
        } else if (!keyEquals()) {
            word();
        }
        items("");
        return new InfoString(text, Languages.normalise(language), attributes, title, highlighted.toList());
    }

    private char peek() {
        return index < text.length() ? text.charAt(index) : '\0';
    }

    private boolean at(String chars) {
        return index < text.length() && chars.indexOf(text.charAt(index)) >= 0;
    }

    private void skip(String chars) {
        while (at(chars)) {
            index++;
        }
    }

    private String until(String chars) {
        int start = index;
        while (index < text.length() && chars.indexOf(text.charAt(index)) < 0) {
            index++;
        }
        return text.substring(start, index);
    }

    private boolean atGroup() {
        return peek() == '{' && !atMacro();
    }

    /** A template's placeholder, which only the template's engine could read. */
    private boolean atMacro() {
        return text.startsWith("{{", index);
    }

    private String macro() {
        int start = index;
        int end = text.indexOf("}}", index);
        index = end < 0 ? text.length() : end + 2;
        return text.substring(start, index);
    }

    private boolean keyEquals() {
        int i = index;
        while (i < text.length() && (Character.isLetterOrDigit(text.charAt(i)) || "_-".indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        return i > index && i < text.length() && text.charAt(i) == '=';
    }

    /** The first word: a language, and what is written right behind it. */
    private void word() {
        String word = atMacro() ? macro() : until(" \t,{?");
        int colon = word.startsWith("{{") ? -1 : word.indexOf(':');
        if (colon > 0 && colon < word.length() - 1) {
            String rest = word.substring(colon + 1);
            if (FILE_NAME.matcher(rest).matches()) {
                title = rest;
            } else {
                attributes.put(rest, true);
            }
            word = word.substring(0, colon);
        }
        language(word);
        if (peek() == '?') {
            index++;
            query(until(" \t"));
        }
    }

    private void language(String word) {
        language = word.startsWith("language-") ? word.substring("language-".length()) : word;
    }

    private void query(String query) {
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                attributes.put(pair.substring(0, equals), typed(pair.substring(equals + 1)));
            } else if (!pair.isEmpty()) {
                attributes.put(pair, true);
            }
        }
    }

    /** Words, {@code key=value} and groups up to {@code end}. */
    private void items(String end) {
        skip(" \t,");
        while (index < text.length() && !at(end)) {
            if (atGroup() && end.isEmpty()) {
                group(false);
            } else {
                item(end);
            }
            skip(" \t,");
        }
    }

    /** Braces: lines to highlight, or attributes; with {@code first} also the language. */
    private void group(boolean first) {
        int close = text.indexOf('}', index);
        String inside = text.substring(index + 1, close < 0 ? text.length() : close);
        index++;
        if (LineRanges.matches(inside)) {
            highlighted.add(inside);
            index += inside.length();
        } else {
            skip(" \t");
            if (first && !keyEquals() && peek() != '#') {
                skip(".=");
                language(until(" \t,}"));
            }
            items("}");
        }
        skip("}");
    }

    private void item(String end) {
        String key = atMacro() ? macro() : until(" \t,=" + end);
        if (peek() == '=') {
            index++;
            put(key, value(end));
        } else if (key.startsWith(".") && key.length() > 1) {
            classNamed(key.substring(1));
        } else if (key.startsWith("#") && key.length() > 1) {
            attributes.put("id", key.substring(1));
        } else {
            attributes.put(key, true);
        }
    }

    private void classNamed(String name) {
        if (language.isEmpty()) {
            language(name);
        } else {
            attributes.put(name, true);
        }
    }

    private Object value(String end) {
        return switch (peek()) {
            case '"', '\'' -> quoted(peek());
            case '[' -> list();
            case '{' -> braced();
            default -> typed(until(" \t," + end));
        };
    }

    private String quoted(char quote) {
        index++;
        String value = until(String.valueOf(quote));
        closing();
        return value;
    }

    private String braced() {
        index++;
        String value = until("}");
        closing();
        return value;
    }

    private void closing() {
        index = Math.min(index + 1, text.length());
    }

    private List<String> list() {
        index++;
        List<String> values = new ArrayList<>();
        skip(" \t,");
        while (index < text.length() && peek() != ']') {
            values.add(at("\"'") ? quoted(peek()) : until(" \t,]"));
            skip(" \t,");
        }
        closing();
        return List.copyOf(values);
    }

    private static Object typed(String value) {
        if (INTEGER.matcher(value).matches()) {
            return Integer.valueOf(value);
        } else if (DECIMAL.matcher(value).matches()) {
            return Double.valueOf(value);
        }
        return value.equals("true") ? Boolean.TRUE : value.equals("false") ? Boolean.FALSE : value;
    }

    private void put(String key, Object value) {
        String lines = value instanceof List<?> list ? String.join(" ", list.toArray(String[]::new)) : value.toString();
        if (HIGHLIGHT.contains(key) && LineRanges.matches(lines)) {
            highlighted.add(lines);
        } else if (key.equals("title")) {
            title = value.toString();
        } else if (!key.isEmpty()) {
            attributes.put(key, value);
        }
    }
}
