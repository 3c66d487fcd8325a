package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.ast.AutoLink;
import com.vladsch.flexmark.ast.MailLink;
import com.vladsch.flexmark.parser.InlineParserExtensionFactory;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.parser.delimiter.DelimiterProcessor;
import com.vladsch.flexmark.parser.internal.CommonmarkInlineParser;
import com.vladsch.flexmark.parser.internal.LinkRefProcessorData;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.data.NullableDataKey;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import dev.lectern.markdown.limits.Guard;
import dev.lectern.markdown.limits.GuardedText;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Inline parsing that can't run away: it knows the guard of the document, which the text itself charges for every read,
 * and replaces what of flexmark's copies all of the text for every match, or calls itself for every character of an
 * address.
 */
class GuardedInlines extends CommonmarkInlineParser {

    private static final NullableDataKey<Guard> GUARD = new NullableDataKey<>("GUARD");

    // spec: An absolute URI consists of a scheme followed by a colon followed by zero or more characters other than
    // ASCII control characters, space, <, and >. [A scheme is] any sequence of 2–32 characters.
    private static final Pattern ADDRESS = Pattern.compile("^<[A-Za-z][A-Za-z0-9.+-]{1,31}:[^<>\\x00-\\x20\\x7f]*+>");

    private static final String DOMAIN = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?+";
    private static final Pattern MAIL =
            Pattern.compile("^<[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]++@" + DOMAIN + "(?:\\." + DOMAIN + ")*+>");

    private Guard guard;

    GuardedInlines(
            DataHolder options,
            BitSet specialCharacters,
            BitSet delimiterCharacters,
            Map<Character, DelimiterProcessor> delimiterProcessors,
            LinkRefProcessorData linkReferences,
            List<InlineParserExtensionFactory> extensions) {
        super(options, specialCharacters, delimiterCharacters, delimiterProcessors, linkReferences, extensions);
    }

    /** The guard of the document that is parsed. */
    static Guard guard(ParserState state) {
        return GUARD.get(state.getProperties());
    }

    @Override
    public void initializeDocument(Document document) {
        super.initializeDocument(document);
        guard = ((GuardedText) document.getChars().getBase()).guard();
        document.set(GUARD, guard);
    }

    @Override
    public void parse(BasedSequence content, Node block) {
        if (content.getBase() instanceof GuardedText) {
            guard.atOffset(content.getStartOffset());
        }
        super.parse(content, block);
    }

    /** What {@code pattern} matches here. flexmark's copies all of the text for every match. */
    @Override
    public BasedSequence match(Pattern pattern) {
        if (index >= input.length()) {
            return null;
        }
        Matcher matcher = pattern.matcher(input).region(index, input.length());
        if (!matcher.find()) {
            return null;
        }
        index = matcher.end();
        return input.subSequence(matcher.start(), matcher.end());
    }

    @Override
    public boolean parseAutolink() {
        BasedSequence found = match(MAIL);
        if (found != null) {
            appendNode(new MailLink(found.subSequence(0, 1), found.midSequence(1, -1), found.endSequence(1)));
            return true;
        }
        found = match(ADDRESS);
        if (found != null) {
            appendNode(new AutoLink(found.subSequence(0, 1), found.midSequence(1, -1), found.endSequence(1)));
        }
        return found != null;
    }
}
