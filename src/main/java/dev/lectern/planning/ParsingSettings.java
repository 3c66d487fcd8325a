package dev.lectern.planning;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What one lesson may ask of the parser; a lesson that asks for more is rejected with a diagnostic. */
@ConfigMapping(prefix = "lectern.parsing")
public interface ParsingSettings {

    /** The largest lesson. */
    @WithDefault("2M")
    MemorySize maxSize();

    /** Lines of a lesson. */
    @WithDefault("100000")
    int maxLines();

    /** How many quotes and lists, or emphases and images, may lie within one another; at most 250. */
    @WithDefault("100")
    int maxDepth();

    /** Headings of a lesson. */
    @WithDefault("20000")
    int maxHeadings();

    /** Code blocks of a lesson. */
    @WithDefault("10000")
    int maxCodeBlocks();

    /** Links and images of a lesson. */
    @WithDefault("20000")
    int maxLinks();

    /** Link definitions and footnotes of a lesson. */
    @WithDefault("20000")
    int maxDefinitions();

    /** Table cells of a lesson. */
    @WithDefault("100000")
    int maxTableCells();

    /** How long a processor may work on a lesson. */
    @WithDefault("2s")
    Duration deadline();
}
