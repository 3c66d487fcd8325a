package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.core.ReferencePreProcessorFactory;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.data.MutableDataSet;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import dev.lectern.markdown.limits.Guard;
import dev.lectern.markdown.limits.GuardedText;

/**
 * Markdown as CommonMark 0.31.2 and GFM have it, parsed by flexmark with block parsers of our own: flexmark's follow an
 * older specification, and keep neither the lines nor the exact text of code. Safe for use by several threads.
 */
public final class CommonMarkParser {

    private static final Parser PARSER = parser();

    private CommonMarkParser() {}

    /**
     * Parses {@code text}, whose lines end with LF. Every read of a character is charged to {@code guard}, also those that
     * are made later through the document's nodes.
     */
    public static Document parse(String text, Guard guard) {
        guard.allow(text.length());
        Document document = PARSER.parse(BasedSequence.of(new GuardedText(text, guard)));
        Census.of(document, guard);
        return document;
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
