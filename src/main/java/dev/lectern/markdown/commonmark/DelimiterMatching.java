package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.parser.InlineParser;
import com.vladsch.flexmark.parser.core.delimiter.Delimiter;
import com.vladsch.flexmark.parser.delimiter.DelimiterProcessor;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import dev.lectern.markdown.limits.Guard;
import java.util.HashMap;
import java.util.Map;

/** Finds the delimiter that opens what another one closes, and remembers where there is none to be found. */
final class DelimiterMatching {

    /** Lengths that differ by this much are alike to the rules of emphasis. */
    private static final int MULTIPLE = 3;

    private final InlineParser inlines;
    private final Map<Character, DelimiterProcessor> processors;
    private final Guard guard;
    /** Index before which a kind of closer has no opener. */
    private final Map<Kind, Integer> bottoms = new HashMap<>();

    DelimiterMatching(InlineParser inlines, Map<Character, DelimiterProcessor> processors, Guard guard) {
        this.inlines = inlines;
        this.processors = processors;
        this.guard = guard;
    }

    /** What decides which openers a closer could have. */
    private record Kind(char character, boolean opensToo, int length) {
        static Kind of(Delimiter closer) {
            char character = closer.getDelimiterChar();
            boolean emphasis = character == '*' || character == '_';
            return new Kind(character, closer.canOpen(), emphasis ? closer.length() % MULTIPLE : closer.length());
        }
    }

    /** Closes what {@code closer} can close; the delimiter to go on with, null after the last. */
    Delimiter close(Delimiter closer, Delimiter stackBottom) {
        DelimiterProcessor processor = processors.get(closer.getDelimiterChar());
        Delimiter next = closer.getNext();
        if (!closer.canClose() || processor == null) {
            return next;
        }
        Kind kind = Kind.of(closer);
        Delimiter opener = opener(closer, processor, stackBottom, bottoms.getOrDefault(kind, 0));
        if (opener != null) {
            return pair(opener, closer, processor);
        }
        bottoms.put(kind, closer.getStartIndex());
        if (!closer.canOpen()) {
            inlines.removeDelimiterKeepNode(closer);
        }
        return next;
    }

    private Delimiter opener(Delimiter closer, DelimiterProcessor processor, Delimiter stackBottom, int bottom) {
        Delimiter opener = closer.getPrevious();
        while (opener != null && opener != stackBottom && opener.getStartIndex() >= bottom) {
            guard.spend(1);
            if (opener.canOpen()
                    && opener.getDelimiterChar() == processor.getOpeningCharacter()
                    && processor.getDelimiterUse(opener, closer) > 0) {
                return opener;
            }
            opener = opener.getPrevious();
        }
        return null;
    }

    private Delimiter pair(Delimiter opener, Delimiter closer, DelimiterProcessor processor) {
        int used = processor.getDelimiterUse(opener, closer);
        inlines.removeDelimitersBetween(opener, closer);
        processor.process(opener, closer, used);
        opener.setNumDelims(opener.getNumDelims() - used);
        closer.setNumDelims(closer.getNumDelims() - used);
        if (opener.getNumDelims() == 0) {
            inlines.removeDelimiterAndNode(opener);
        } else {
            BasedSequence chars = opener.getNode().getChars();
            opener.getNode().setChars(chars.subSequence(0, opener.getNumDelims()));
        }
        if (closer.getNumDelims() == 0) {
            Delimiter next = closer.getNext();
            inlines.removeDelimiterAndNode(closer);
            return next;
        }
        BasedSequence chars = closer.getNode().getChars();
        closer.getNode().setChars(chars.subSequence(chars.length() - closer.getNumDelims()));
        closer.setIndex(closer.getIndex() + used);
        return closer;
    }
}
