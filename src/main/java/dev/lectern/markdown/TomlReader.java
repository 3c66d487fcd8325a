package dev.lectern.markdown;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads TOML 1.0 to the nodes that YAML is read to, so that both are understood by the same code. */
final class TomlReader {

    private static final int MAX_CHARACTERS = 256 * 1024;
    private static final TomlMapper TOML = new TomlMapper();

    private final String text;
    private final YamlPositions positions;
    private final List<Diagnostic> diagnostics;
    private Map<String, Mark> marks = Map.of();

    TomlReader(String text, YamlPositions positions, List<Diagnostic> diagnostics) {
        this.text = text;
        this.positions = positions;
        this.diagnostics = diagnostics;
    }

    /** The table that the text is; empty when it is broken and that was said. */
    Optional<Node> read() {
        if (text.length() > MAX_CHARACTERS) {
            diagnostics.add(positions
                    .start()
                    .error(
                            Diagnostics.YAML_LIMIT,
                            "The TOML has %d characters".formatted(text.length()),
                            "Keep it below " + MAX_CHARACTERS));
            return Optional.empty();
        }
        try {
            marks = TomlKeys.in(text);
            return Optional.of(node(TOML.readTree(text), "", Optional.empty()));
        } catch (JacksonException e) {
            invalid(e.getLocation(), e.getOriginalMessage());
        } catch (StackOverflowError e) {
            invalid(null, "it is nested too deep");
        }
        return Optional.empty();
    }

    private void invalid(JsonLocation at, String problem) {
        YamlPositions.Position position = at == null || at.getLineNr() < 1
                ? positions.start()
                : positions.at(at.getLineNr() - 1, Math.max(0, at.getColumnNr() - 1));
        String reason = problem == null ? "" : problem.lines().findFirst().orElse("");
        diagnostics.add(position.error(
                Diagnostics.TOML_INVALID,
                "The TOML can't be read: " + Diagnostics.shown(reason),
                "Write one 'key = value' on each line; text needs quotes"));
    }

    private Node node(JsonNode value, String path, Optional<Mark> around) {
        Optional<Mark> mark = Optional.ofNullable(marks.get(path)).or(() -> around);
        if (value.isObject()) {
            List<NodeTuple> entries = new ArrayList<>();
            value.properties().forEach(entry -> {
                String inner = TomlKeys.join(path, entry.getKey());
                Optional<Mark> at = Optional.ofNullable(marks.get(inner)).or(() -> mark);
                Node key = scalar(Tag.STR, entry.getKey(), at);
                entries.add(new NodeTuple(key, node(entry.getValue(), inner, at)));
            });
            return new MappingNode(Tag.MAP, true, entries, FlowStyle.BLOCK, mark, mark);
        } else if (value.isArray()) {
            List<Node> items = new ArrayList<>();
            value.forEach(item -> items.add(node(item, path, mark)));
            return new SequenceNode(Tag.SEQ, true, items, FlowStyle.FLOW, mark, mark);
        }
        Tag tag = value.isBoolean()
                ? Tag.BOOL
                : value.isIntegralNumber() ? Tag.INT : value.isNumber() ? Tag.FLOAT : Tag.STR;
        return scalar(tag, value.asText(), mark);
    }

    private static Node scalar(Tag tag, String value, Optional<Mark> mark) {
        return new ScalarNode(tag, true, value, ScalarStyle.PLAIN, mark, mark);
    }
}
