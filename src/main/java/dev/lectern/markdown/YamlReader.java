package dev.lectern.markdown;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Composes YAML 1.2 to nodes that know their place. Nothing in the text can make an object, or cost much. */
final class YamlReader {

    private static final int MAX_CODE_POINTS = 256 * 1024;
    private static final int MAX_COLLECTION_ALIASES = 50;
    private static final int MAX_NESTING = 50;
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setAllowDuplicateKeys(false)
            .setAllowRecursiveKeys(false)
            .setMaxAliasesForCollections(MAX_COLLECTION_ALIASES)
            .setCodePointLimit(MAX_CODE_POINTS)
            .build();

    private final String text;
    private final YamlPositions positions;
    private final List<Diagnostic> diagnostics;

    YamlReader(String text, YamlPositions positions, List<Diagnostic> diagnostics) {
        this.text = text;
        this.positions = positions;
        this.diagnostics = diagnostics;
    }

    /** The only document in the text; empty when there is none, or when the text is broken and that was said. */
    Optional<Node> read() {
        try {
            Parser parser = new NestingLimit(new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text)));
            return new Composer(SETTINGS, parser).getSingleNode();
        } catch (MarkedYamlEngineException e) {
            invalid(positions.of(e.getProblemMark().or(e::getContextMark)), e.getProblem());
        } catch (ReaderException e) {
            String character = "the character U+%04X is not allowed".formatted(e.getCodePoint());
            invalid(positions.ofCodePoint(e.getPosition()), character);
        } catch (YamlEngineException e) {
            diagnostics.add(positions
                    .start()
                    .error(
                            Diagnostics.YAML_LIMIT,
                            "The YAML is refused: " + e.getMessage(),
                            "Make it smaller and flatter"));
        }
        return Optional.empty();
    }

    private void invalid(YamlPositions.Position position, String problem) {
        diagnostics.add(position.error(
                Diagnostics.YAML_INVALID,
                "The YAML can't be read: " + Diagnostics.shown(problem == null ? "" : problem),
                "Check indentation and quotes; text that holds ': ' or ' #' needs quotes"));
    }

    /** Passes events on until collections are nested too deep for the recursion that reads them. */
    private static final class NestingLimit implements Parser {
        private final Parser parser;
        private int depth;

        NestingLimit(Parser parser) {
            this.parser = parser;
        }

        @Override
        public boolean checkEvent(Event.ID choice) {
            return parser.checkEvent(choice);
        }

        @Override
        public Event peekEvent() {
            return parser.peekEvent();
        }

        @Override
        public boolean hasNext() {
            return parser.hasNext();
        }

        @Override
        public Event next() {
            Event event = parser.next();
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                default -> {}
            }
            if (depth > MAX_NESTING) {
                throw new YamlEngineException("collections are nested deeper than " + MAX_NESTING);
            }
            return event;
        }
    }
}
