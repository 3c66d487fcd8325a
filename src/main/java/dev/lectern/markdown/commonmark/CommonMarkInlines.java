package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.HardLineBreak;
import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.parser.InlineParserExtensionFactory;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.parser.core.delimiter.Delimiter;
import com.vladsch.flexmark.parser.delimiter.DelimiterProcessor;
import com.vladsch.flexmark.parser.internal.LinkRefProcessorData;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import com.vladsch.flexmark.util.sequence.SegmentedSequence;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** Inline parsing on flexmark's, with the rules of CommonMark 0.31.2 in place of older ones. */
final class CommonMarkInlines extends GuardedInlines {

    private CodeSpans codeSpans;
    private InlineHtml html;
    private LinkBrackets brackets;

    CommonMarkInlines(
            DataHolder options,
            BitSet specialCharacters,
            BitSet delimiterCharacters,
            Map<Character, DelimiterProcessor> delimiterProcessors,
            LinkRefProcessorData linkReferences,
            List<InlineParserExtensionFactory> extensions) {
        super(
                options,
                withMarkers(specialCharacters),
                withMarkers(delimiterCharacters),
                delimiterProcessors,
                linkReferences,
                extensions);
    }

    private static BitSet withMarkers(BitSet characters) {
        BitSet all = (BitSet) characters.clone();
        EmphasisRun.MARKERS.chars().forEach(all::set);
        return all;
    }

    // spec: The paragraph's raw content is formed by concatenating the lines and removing initial and final spaces or
    // tabs.
    @Override
    public void parse(BasedSequence content, Node block) {
        BasedSequence text = block instanceof Paragraph paragraph ? unindented(paragraph.getContentLines()) : content;
        text = text.trim();
        codeSpans = new CodeSpans(text);
        html = new InlineHtml(text);
        brackets = new LinkBrackets(this, text);
        super.parse(text, block);
    }

    /** The lines as one text, each without the spaces and tabs it begins with. */
    static BasedSequence unindented(List<BasedSequence> lines) {
        if (lines.isEmpty()) {
            return BasedSequence.NULL;
        }
        List<BasedSequence> stripped = new ArrayList<>(lines.size());
        for (BasedSequence line : lines) {
            stripped.add(line.subSequence(StartFactory.skipSpaces(line, 0)));
        }
        return stripped.size() == 1 ? stripped.get(0) : SegmentedSequence.create(stripped.get(0), stripped);
    }

    /** Takes plain text. That of a bare address has no other meaning, unless it may turn out to be the text of a link. */
    @Override
    protected boolean parseString() {
        int end = index;
        while (end < input.length() && !specialCharacters.get(input.charAt(end))) {
            end = Math.max(end + 1, brackets.anyOpen() ? end : BareAddress.webEnd(input, end));
        }
        if (end == index) {
            return false;
        }
        appendText(input, index, end);
        index = end;
        return true;
    }

    // spec: A line ending that is preceded by two or more spaces is parsed as a hard line break. Spaces at the end of
    // the line and beginning of the next line are removed.
    @Override
    public boolean parseNewline() {
        flushTextNode();
        int spaces = block.getLastChild() instanceof Text text ? takeFinalSpaces(text) : 0;
        BasedSequence lineEnd = input.subSequence(index, index + 1);
        appendNode(spaces >= 2 ? new HardLineBreak(lineEnd) : new SoftLineBreak(lineEnd));
        index = StartFactory.skipSpaces(input, index + 1);
        return true;
    }

    private static int takeFinalSpaces(Text text) {
        BasedSequence chars = text.getChars();
        int end = chars.length();
        while (end > 0 && chars.charAt(end - 1) == ' ') {
            end--;
        }
        text.setChars(chars.subSequence(0, end));
        return chars.length() - end;
    }

    // spec: Any ASCII punctuation character may be backslash-escaped. A backslash at the end of the line is a hard line
    // break.
    @Override
    protected boolean parseBackslash() {
        if (index + 1 < input.length() && input.charAt(index + 1) == '\n') {
            appendNode(new HardLineBreak(input.subSequence(index, index + 2)));
            index = StartFactory.skipSpaces(input, index + 2);
            return true;
        }
        int end = LinkParts.escapable(input, index + 1) ? index + 2 : index + 1;
        appendText(input, index, end);
        index = end;
        return true;
    }

    @Override
    protected boolean parseBackticks() {
        int start = index;
        int contentStart = StartFactory.skip('`', input, start);
        int length = contentStart - start;
        int contentEnd = codeSpans.end(length, contentStart);
        if (contentEnd < 0) {
            appendText(input, start, contentStart);
            index = contentStart;
            return true;
        }
        index = contentEnd + length;
        appendNode(new Code(
                input.subSequence(start, contentStart),
                input.subSequence(contentStart, contentEnd),
                input.subSequence(contentEnd, index)));
        return true;
    }

    @Override
    public boolean parseHtmlInline() {
        int end = html.end(index);
        if (end == InlineHtml.NONE) {
            return false;
        }
        appendNode(new HtmlInline(input.subSequence(index, end)));
        index = end;
        return true;
    }

    @Override
    protected boolean parseOpenBracket() {
        brackets.open(appendSeparateText(input.subSequence(index, index + 1)), index, false);
        index++;
        return true;
    }

    @Override
    protected boolean parseBang() {
        if (index + 1 == input.length() || input.charAt(index + 1) != '[') {
            return false;
        }
        brackets.open(appendSeparateText(input.subSequence(index, index + 2)), index + 1, true);
        index += 2;
        return true;
    }

    @Override
    protected boolean parseCloseBracket() {
        int end = brackets.close(index);
        if (end == LinkParts.NONE) {
            return false;
        }
        index = end;
        return true;
    }

    @Override
    protected boolean parseDelimiters(DelimiterProcessor processor, char marker) {
        int end = StartFactory.skip(marker, input, index);
        Text node = appendSeparateText(input.subSequence(index, end));
        Delimiter before = lastDelimiter;
        lastDelimiter = EmphasisRun.of(input, index, end, node, before);
        if (before != null) {
            before.setNext(lastDelimiter);
        }
        index = end;
        return true;
    }

    @Override
    public void processDelimiters(Delimiter bottom) {
        new EmphasisMatching(this, bottom).run();
    }

    /** Takes the definitions off the start of {@code block}: all of it is answered by its length, else 0. */
    @Override
    public int preProcessBlock(Paragraph block, ParserState state) {
        List<BasedSequence> lines = block.getContentLines();
        LinkDefinitions found = LinkDefinitions.of(lines, guard(state));
        int definitions = found.lines();
        if (definitions == 0) {
            return 0;
        }
        DefinitionLines document = new DefinitionLines(lines.subList(0, definitions));
        for (LinkDefinitions.Definition definition : found.found()) {
            referenceRepository.put(LinkLabels.key(definition.label()), reference(definition, document));
        }
        if (definitions == lines.size()) {
            return block.getChars().length();
        }
        block.setContent(block, definitions, lines.size());
        return 0;
    }

    /**
     * A reference whose characters are a text of their own, since it may have been spread over the lines of a quote; but
     * its destination knows where it stands.
     */
    private static Reference reference(LinkDefinitions.Definition definition, DefinitionLines document) {
        String label = "[" + definition.label() + "]:";
        String url = "<" + definition.url() + ">";
        BasedSequence chars = BasedSequence.of(label + url + "\"" + definition.title() + "\"");
        int urlEnd = label.length() + url.length();
        Reference reference = new Reference(
                chars.subSequence(0, label.length()),
                chars.subSequence(label.length(), urlEnd),
                chars.subSequence(urlEnd));
        reference.setUrl(document.at(definition.urlStart(), definition.url().length()));
        return reference;
    }
}
