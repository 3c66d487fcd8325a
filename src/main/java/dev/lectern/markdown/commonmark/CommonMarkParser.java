package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.core.ReferencePreProcessorFactory;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.data.MutableDataSet;

/**
 * Markdown as CommonMark 0.31.2 and GFM have it, parsed by flexmark with block parsers of our own: flexmark's follow an
 * older specification, and keep neither the lines nor the exact text of code. Safe for use by several threads.
 */
public final class CommonMarkParser {

    private static final Parser PARSER = parser();

    private CommonMarkParser() {}

    /** Parses {@code text}, whose lines end with LF. */
    public static Document parse(String text) {
        return PARSER.parse(text);
    }

    private static Parser parser() {
        MutableDataSet options = new MutableDataSet()
                .set(Parser.BLOCK_QUOTE_PARSER, false)
                .set(Parser.HEADING_PARSER, false)
                .set(Parser.FENCED_CODE_BLOCK_PARSER, false)
                .set(Parser.INDENTED_CODE_BLOCK_PARSER, false)
                .set(Parser.HTML_BLOCK_PARSER, false)
                .set(Parser.THEMATIC_BREAK_PARSER, false)
                .set(Parser.LIST_BLOCK_PARSER, false)
                .set(Parser.ASTERISK_DELIMITER_PROCESSOR, false)
                .set(Parser.UNDERSCORE_DELIMITER_PROCESSOR, false);
        return Parser.builder(options)
                .customBlockParserFactory(new BlockStarts())
                .customInlineParserFactory(CommonMarkInlines::new)
                .paragraphPreProcessorFactory(new ReferencePreProcessorFactory())
                .build();
    }
}
