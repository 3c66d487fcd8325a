package dev.lectern.markdown;

import java.util.Map;
import java.util.TreeMap;

/**
 * The tool that lessons were written for, as far as it decides what the same Markdown says.
 *
 * @param hiddenLines prefixes of lines that are hidden in code blocks, by language; Rust's are known
 */
public record Dialect(Tool tool, Map<String, String> hiddenLines) {

    /** Lessons written for no tool but this service. */
    public static final Dialect NONE = of(Tool.NONE);

    public Dialect {
        hiddenLines = Map.copyOf(hiddenLines);
    }

    /** A tool whose Markdown or front matter has meanings of its own. */
    public enum Tool {
        NONE,
        MDBOOK,
        DOCUSAURUS,
        HUGO,
        CARPENTRIES
    }

    /** The dialect of {@code tool} as it comes. */
    public static Dialect of(Tool tool) {
        return new Dialect(tool, Map.of());
    }

    /** Text that differs where the same bytes could be understood differently; empty for {@link #NONE}. */
    public String key() {
        return tool == Tool.NONE ? "" : tool + " " + new TreeMap<>(hiddenLines);
    }

    /** Whether the tool, which makes a site of them, has the last word on what is wrong with its lessons. */
    boolean isLenient() {
        return tool != Tool.NONE;
    }
}
