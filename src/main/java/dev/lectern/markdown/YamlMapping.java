package dev.lectern.markdown;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A mapping of YAML, or a table of TOML, whose values are asked for by name and type. Where several names are asked for, the first that has a
 * value wins and all of them count as read. A value of the wrong type is reported at its place in the file, and is as
 * good as absent. Not for use by several threads.
 */
public final class YamlMapping {

    private static final Pattern DECIMAL = Pattern.compile("[-+]?\\d{1,15}(?:\\.\\d{1,15})?");
    private static final Pattern INTEGER = Pattern.compile("[-+]?\\d{1,9}");

    private final Map<String, NodeTuple> unread;
    private final Map<String, Node> values;
    private final YamlPositions positions;
    private final Collection<Diagnostic> diagnostics;

    private YamlMapping(Map<String, NodeTuple> entries, YamlPositions positions, Collection<Diagnostic> diagnostics) {
        this.unread = entries;
        this.values = new LinkedHashMap<>();
        entries.forEach((name, tuple) -> values.put(name, tuple.getValueNode()));
        this.positions = positions;
        this.diagnostics = diagnostics;
    }

    /** The mapping that {@code node} is; a key that is given twice is reported as an error. */
    static YamlMapping of(MappingNode node, YamlPositions positions, Collection<Diagnostic> diagnostics) {
        return new YamlMapping(entries(node, positions, diagnostics), positions, diagnostics);
    }

    /** A mapping without entries, in whose place diagnostics stand. */
    static YamlMapping empty(YamlPositions positions, Collection<Diagnostic> diagnostics) {
        return new YamlMapping(new LinkedHashMap<>(), positions, diagnostics);
    }

    /** A mapping without entries. */
    public static YamlMapping empty() {
        return empty(new YamlPositions("", 1), new ArrayList<>());
    }

    /** Whether one of {@code names} has a value. */
    public boolean has(String... names) {
        for (String name : names) {
            if (values.containsKey(name) && !YamlValues.isNull(values.get(name))) {
                return true;
            }
        }
        return false;
    }

    /** One line or more of text, stripped; empty when there is none. */
    public String text(String... names) {
        Node node = take(names);
        if (node == null) {
            return "";
        } else if (node instanceof ScalarNode scalar) {
            return YamlValues.text(scalar).strip();
        }
        wrongType(nameOf(names), node, "text");
        return "";
    }

    /** The mapping under {@code name}; one without entries when there is none. */
    public YamlMapping mapping(String name) {
        Node node = take(name);
        if (node instanceof MappingNode mapping) {
            return of(mapping, positions, diagnostics);
        } else if (node != null) {
            wrongType(name, node, "a mapping");
        }
        return empty(positions, diagnostics);
    }

    /** The names of all entries, in the order written. */
    public List<String> names() {
        return List.copyOf(values.keySet());
    }

    /** A number with or without a fraction, in quotes or not. */
    public Optional<BigDecimal> decimal(String... names) {
        Node node = take(names);
        if (node == null) {
            return Optional.empty();
        } else if (node instanceof ScalarNode scalar
                && DECIMAL.matcher(scalar.getValue().strip()).matches()) {
            return Optional.of(new BigDecimal(scalar.getValue().strip()));
        }
        wrongType(nameOf(names), node, "a number, such as 4 or 4.5");
        return Optional.empty();
    }

    /** A whole number of at least {@code least}, in quotes or not. */
    public OptionalInt integer(int least, String... names) {
        return integer(least, take(names), nameOf(names));
    }

    /** Like {@link #integer}, but the entry stays unread. */
    public OptionalInt peekInteger(int least, String name) {
        return integer(least, has(name) ? firstOf(name) : null, name);
    }

    private OptionalInt integer(int least, Node node, String name) {
        if (node == null) {
            return OptionalInt.empty();
        } else if (node instanceof ScalarNode scalar
                && INTEGER.matcher(scalar.getValue().strip()).matches()) {
            int value = Integer.parseInt(scalar.getValue().strip());
            if (value >= least) {
                return OptionalInt.of(value);
            }
        }
        wrongType(name, node, "a whole number of at least " + least);
        return OptionalInt.empty();
    }

    /** True or false, as YAML 1.2 or the yes, no, on and off of YAML 1.1; false when absent. */
    public boolean flag(String... names) {
        Node node = take(names);
        if (node == null) {
            return false;
        } else if (node instanceof ScalarNode scalar) {
            switch (scalar.getValue().strip().toLowerCase(Locale.ROOT)) {
                case "true", "yes", "on" -> {
                    return true;
                }
                case "false", "no", "off" -> {
                    return false;
                }
                default -> {}
            }
        }
        wrongType(nameOf(names), node, "true or false");
        return false;
    }

    /** A list of texts, or one text alone; blank ones are left out. */
    public List<String> texts(String... names) {
        Node node = take(names);
        if (node == null) {
            return List.of();
        }
        List<Node> items = node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
        List<String> texts = new ArrayList<>();
        for (Node item : items) {
            if (!(item instanceof ScalarNode scalar)) {
                wrongType(nameOf(names), item, "a list of texts");
                return List.of();
            }
            String text = YamlValues.isNull(item) ? "" : YamlValues.text(scalar).strip();
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return List.copyOf(texts);
    }

    /** A list of words, which may also be one text with commas between them; each comes once. */
    public List<String> words(String... names) {
        Node node = firstOf(names);
        List<String> texts = texts(names);
        if (node instanceof ScalarNode && !texts.isEmpty()) {
            texts = List.of(texts.get(0).split(","));
        }
        return texts.stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    /** Every entry that was not asked for, as JSON's values in the order written; see {@link FrontMatter#metadata}. */
    public Map<String, Object> rest() {
        YamlValues reader = new YamlValues();
        Map<String, Object> rest = new LinkedHashMap<>();
        for (Map.Entry<String, NodeTuple> entry : unread.entrySet()) {
            Node value = entry.getValue().getValueNode();
            try {
                rest.put(entry.getKey(), reader.of(value));
            } catch (YamlValues.TooMany e) {
                diagnostics.add(positions
                        .of(value)
                        .error(
                                Diagnostics.YAML_LIMIT,
                                "'%s' is too large: %s".formatted(Diagnostics.shown(entry.getKey()), e.getMessage()),
                                "Write the values out, without aliases"));
                return Map.of();
            }
        }
        return rest;
    }

    /** Reports an error at the value of the first of {@code names} that has one. */
    public void reject(String code, String message, String hint, String... names) {
        Node node = firstOf(names);
        diagnostics.add((node == null ? positions.start() : positions.of(node)).error(code, message, hint));
    }

    /** Reports a warning at the value of {@code name}. */
    public void warn(String code, String message, String hint, String name) {
        diagnostics.add(
                positions.of(values.get(name)).error(code, message, hint).asWarning());
    }

    private Node firstOf(String... names) {
        return values.get(nameOf(names));
    }

    /** The first of {@code names} that has a value, else the first. */
    private String nameOf(String... names) {
        for (String name : names) {
            if (has(name)) {
                return name;
            }
        }
        return names[0];
    }

    private Node take(String... names) {
        Node node = has(names) ? firstOf(names) : null;
        for (String name : names) {
            unread.remove(name);
        }
        return node;
    }

    private void wrongType(String name, Node node, String expected) {
        String found = node instanceof ScalarNode scalar
                ? "'" + Diagnostics.shown(YamlValues.text(scalar)) + "'"
                : YamlValues.kind(node);
        diagnostics.add(positions
                .of(node)
                .error(
                        Diagnostics.YAML_WRONG_TYPE,
                        "'%s' is %s".formatted(name, found),
                        "Write %s".formatted(expected)));
    }

    private static Map<String, NodeTuple> entries(
            MappingNode mapping, YamlPositions positions, Collection<Diagnostic> diagnostics) {
        Map<String, NodeTuple> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Node key = tuple.getKeyNode();
            String name = key instanceof ScalarNode scalar ? YamlValues.text(scalar) : YamlValues.kind(key);
            NodeTuple other = entries.putIfAbsent(name, tuple);
            if (other != null) {
                diagnostics.add(positions
                        .of(key)
                        .error(
                                Diagnostics.YAML_DUPLICATE_KEY,
                                "The key '%s' is given twice".formatted(Diagnostics.shown(name)),
                                "Keep one of them; the first is on line "
                                        + positions.of(other.getKeyNode()).line()));
            }
        }
        return entries;
    }
}
