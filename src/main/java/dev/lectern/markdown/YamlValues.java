package dev.lectern.markdown;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Turns YAML nodes into JSON's values. What JSON can't say (dates, infinity, tags of one's own) becomes a string. */
final class YamlValues {

    private static final int MAX_VALUES = 20_000;
    private static final int MAX_DIGITS = 100;
    private static final int MAX_DEPTH = 100;

    private int values;

    /** Thrown when aliases multiply values beyond reason, or a value holds itself. */
    static final class TooMany extends RuntimeException {
        TooMany() {
            super("more than " + MAX_VALUES + " values after aliases are followed", null, false, false);
        }
    }

    Object of(Node node) {
        return of(node, 0);
    }

    private Object of(Node node, int depth) {
        if (++values > MAX_VALUES || depth > MAX_DEPTH) {
            throw new TooMany();
        }
        if (node instanceof MappingNode mapping) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (NodeTuple tuple : mapping.getValue()) {
                map.put(key(tuple.getKeyNode(), depth + 1), of(tuple.getValueNode(), depth + 1));
            }
            return map;
        } else if (node instanceof SequenceNode sequence) {
            List<Object> list = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                list.add(of(item, depth + 1));
            }
            return list;
        }
        return scalar((ScalarNode) node);
    }

    private String key(Node node, int depth) {
        return node instanceof ScalarNode scalar ? text(scalar) : String.valueOf(of(node, depth));
    }

    static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    /** What {@code node} is called in messages. */
    static String kind(Node node) {
        return node instanceof MappingNode ? "a mapping" : node instanceof SequenceNode ? "a list" : "text";
    }

    static String text(ScalarNode node) {
        return SourceText.storable(node.getValue());
    }

    private static Object scalar(ScalarNode node) {
        String text = text(node);
        Tag tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            return null;
        } else if (tag.equals(Tag.BOOL)) {
            return text.equalsIgnoreCase("true");
        } else if (tag.equals(Tag.INT)) {
            return integer(text);
        } else if (tag.equals(Tag.FLOAT)) {
            return decimal(text);
        }
        return text;
    }

    private static Object integer(String text) {
        if (text.length() > MAX_DIGITS) {
            return text;
        }
        try {
            BigInteger value = text.startsWith("0o")
                    ? new BigInteger(text.substring(2), 8)
                    : text.startsWith("0x") ? new BigInteger(text.substring(2), 16) : new BigInteger(text);
            if (value.bitLength() < Integer.SIZE) {
                return value.intValue();
            }
            return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static Object decimal(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? (Object) value : text;
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
