package dev.lectern.markdown;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads mappings of YAML, and documents of TOML, which are mappings as well. No text at all is a mapping without entries; the
 * result is empty when the text is broken or no mapping, which is reported as an error. Diagnostics are added now, and with every
 * value that is asked for.
 */
public final class MappingReader {

    private MappingReader() {}

    /** Reads a whole file of YAML, which should be UTF-8. */
    public static Optional<YamlMapping> yaml(byte[] file, List<Diagnostic> diagnostics) {
        SourceText source = SourceText.decode(file, diagnostics);
        return source == null ? Optional.empty() : yaml(source.text(), 1, diagnostics);
    }

    /** Reads a whole file of TOML, which should be UTF-8. */
    public static Optional<YamlMapping> toml(byte[] file, List<Diagnostic> diagnostics) {
        SourceText source = SourceText.decode(file, diagnostics);
        return source == null ? Optional.empty() : toml(source.text(), 1, diagnostics);
    }

    /** Reads YAML whose first line is the 1-based line {@code firstLine} of its file. */
    static Optional<YamlMapping> yaml(String text, int firstLine, List<Diagnostic> diagnostics) {
        YamlPositions positions = new YamlPositions(text, firstLine);
        int before = diagnostics.size();
        return mapping(new YamlReader(text, positions, diagnostics).read(), positions, diagnostics, before);
    }

    /** Reads TOML whose first line is the 1-based line {@code firstLine} of its file. */
    static Optional<YamlMapping> toml(String text, int firstLine, List<Diagnostic> diagnostics) {
        YamlPositions positions = new YamlPositions(text, firstLine);
        int before = diagnostics.size();
        return mapping(new TomlReader(text, positions, diagnostics).read(), positions, diagnostics, before);
    }

    private static Optional<YamlMapping> mapping(
            Optional<Node> root, YamlPositions positions, List<Diagnostic> diagnostics, int before) {
        if (diagnostics.size() > before) {
            return Optional.empty();
        }
        if (root.isEmpty() || YamlValues.isNull(root.get())) {
            return Optional.of(YamlMapping.empty(positions, diagnostics));
        }
        if (!(root.get() instanceof MappingNode node)) {
            diagnostics.add(positions
                    .of(root.get())
                    .error(
                            Diagnostics.YAML_NOT_MAPPING,
                            "Expected a mapping, found " + YamlValues.kind(root.get()),
                            "Write one 'key: value' on each line"));
            return Optional.empty();
        }
        YamlMapping mapping = YamlMapping.of(node, positions, diagnostics);
        return diagnostics.size() > before ? Optional.empty() : Optional.of(mapping);
    }
}
