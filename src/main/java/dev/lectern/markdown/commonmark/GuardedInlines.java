package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.ast.AutoLink;
import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.ast.MailLink;
import com.vladsch.flexmark.ext.footnotes.Footnote;
import com.vladsch.flexmark.parser.InlineParserExtensionFactory;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.parser.core.delimiter.Delimiter;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Inline parsing that can't run away. Reads of the text are charged by the text itself; here is charged what flexmark
 * does without reading, and replaced what calls itself for every character of a tag, address, label or title.
 */
class GuardedInlines extends CommonmarkInlineParser {

    private static final NullableDataKey<Guard> GUARD = new NullableDataKey<>("GUARD");

    // spec: An absolute URI consists of a scheme followed by a colon followed by zero or more characters other than
    // ASCII control characters, space, <, and >. [A scheme is] any sequence of 2–32 characters.
    private static final Pattern ADDRESS = Pattern.compile("^<[A-Za-z][A-Za-z0-9.+-]{1,31}:[^<>\\x00-\\x20\\x7f]*+>");

    private static final String DOMAIN = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?+";
    private static final Pattern MAIL =
            Pattern.compile("^<[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]++@" + DOMAIN + "(?:\\." + DOMAIN + ")*+>");

    private static final Pattern TAG = Pattern.compile("^(?:" + HtmlStart.Tags.OPEN + "|" + HtmlStart.Tags.CLOSE + ")");

    private static final Pattern DECLARATION = Pattern.compile("<![A-Z]++\\s");

    // spec: [A link label] can have at most 999 characters inside the square brackets.
    private static final Pattern LABEL = Pattern.compile("^\\[(?:[^\\\\\\[\\]]|\\\\.?){0,999}+]", Pattern.DOTALL);

    private static final Pattern TITLE = Pattern.compile(
            "^(?:\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'|\\((?:[^()\\\\]|\\\\.)*+\\))", Pattern.DOTALL);

    /** A walk over a node or a delimiter is that much cheaper than reading a character through flexmark's layers. */
    private static final int NODES_PER_READ = 4;

    private static final int READS_PER_COMPARISON = 8;

    private final Set<String> unclosed = new HashSet<>();
    private Guard guard;
    private int brackets;
    private int delimiters;

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
        brackets = 0;
        delimiters = 0;
        unclosed.clear();
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
    protected boolean parseOpenBracket() {
        brackets++;
        return super.parseOpenBracket();
    }

    @Override
    protected boolean parseBang() {
        brackets++;
        return super.parseBang();
    }

    @Override
    protected boolean parseDelimiters(DelimiterProcessor processor, char delimiter) {
        delimiters++;
        return super.parseDelimiters(processor, delimiter);
    }

    /** Looks through the brackets, nodes and delimiters before it without reading them: as many are charged. */
    @Override
    protected boolean parseCloseBracket() {
        guard.spend(1 + (brackets + delimiters) / NODES_PER_READ);
        boolean parsed = super.parseCloseBracket();
        if (block.getLastChild() instanceof Footnote) {
            // where it began and ended was compared with every delimiter before it
            guard.spend((long) delimiters * READS_PER_COMPARISON);
        }
        return parsed;
    }

    @Override
    public int parseLinkLabel() {
        BasedSequence label = match(LABEL);
        return label == null ? 0 : label.length();
    }

    @Override
    public BasedSequence parseLinkTitle() {
        return match(TITLE);
    }

    @Override
    public BasedSequence parseLinkDestination() {
        return peek() == '<' ? angled() : super.parseLinkDestination();
    }

    // spec: a sequence of zero or more characters between an opening < and a closing > that contains no line endings or
    // unescaped < or > characters
    private BasedSequence angled() {
        for (int i = index + 1; i < input.length(); i++) {
            switch (input.charAt(i)) {
                case '\\' -> i++;
                case '\n', '<' -> {
                    return null;
                }
                case '>' -> {
                    BasedSequence destination = input.subSequence(index, i + 1);
                    index = i + 1;
                    return destination;
                }
                default -> {}
            }
        }
        return null;
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

    @Override
    public boolean parseHtmlInline() {
        int end = htmlEnd();
        if (end < 0) {
            BasedSequence tag = match(TAG);
            return tag != null && append(tag);
        }
        BasedSequence html = input.subSequence(index, end);
        index = end;
        return append(html);
    }

    private boolean append(BasedSequence html) {
        appendNode(new HtmlInline(html));
        return true;
    }

    /** Where the comment, instruction, declaration or CDATA section ends that begins here; -1 when there is none. */
    private int htmlEnd() {
        BasedSequence rest = input.subSequence(index);
        // spec: An HTML comment consists of <!-->, <!--->, or <!--, a string of characters not including the string
        // -->,
        // and -->.
        if (rest.startsWith("<!-->")) {
            return index + 5;
        } else if (rest.startsWith("<!--->")) {
            return index + 6;
        } else if (rest.startsWith("<!--")) {
            return after("-->", index + 4);
        } else if (rest.startsWith("<?")) {
            return after("?>", index + 2);
        } else if (rest.startsWith("<![CDATA[")) {
            return after("]]>", index + 9);
        }
        Matcher declaration = DECLARATION.matcher(rest);
        return declaration.lookingAt() ? after(">", index + declaration.end()) : -1;
    }

    /** Index after the next {@code closer}, else -1. What is missing once is missing from there on, and not sought again. */
    private int after(String closer, int from) {
        if (unclosed.contains(closer)) {
            return -1;
        }
        int found = input.indexOf(closer, from);
        if (found < 0) {
            unclosed.add(closer);
            return -1;
        }
        return found + closer.length();
    }

    // The procedure "process emphasis" of the specification's appendix. flexmark's looks through all delimiters again
    // for each that is not matched.
    @Override
    public void processDelimiters(Delimiter stackBottom) {
        DelimiterMatching matching = new DelimiterMatching(this, delimiterProcessors, guard);
        for (Delimiter closer = firstAbove(stackBottom); closer != null; ) {
            closer = matching.close(closer, stackBottom);
        }
        while (lastDelimiter != null && lastDelimiter != stackBottom) {
            removeDelimiterKeepNode(lastDelimiter);
        }
    }

    private Delimiter firstAbove(Delimiter stackBottom) {
        if (lastDelimiter == stackBottom) {
            return null;
        }
        Delimiter first = lastDelimiter;
        while (first != null && first.getPrevious() != stackBottom) {
            guard.spend(1);
            first = first.getPrevious();
        }
        return first;
    }
}
