package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.ast.Emphasis;
import com.vladsch.flexmark.ast.StrongEmphasis;
import com.vladsch.flexmark.ext.gfm.strikethrough.Strikethrough;
import com.vladsch.flexmark.parser.InlineParser;
import com.vladsch.flexmark.parser.core.delimiter.Delimiter;
import com.vladsch.flexmark.util.ast.DelimitedNode;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Arrays;

/** Makes emphasis, strong emphasis and strikethrough of matching runs: the procedure "process emphasis" of the spec. */
final class EmphasisMatching {

    private final InlineParser parser;
    private final Delimiter bottom;
    /** By kind of closer, the index before which there is no opener for it. */
    private final int[] openersBottom = new int[EmphasisRun.KINDS];

    /** @param bottom the run below those that are matched; null for all */
    EmphasisMatching(InlineParser parser, Delimiter bottom) {
        this.parser = parser;
        this.bottom = bottom;
        Arrays.fill(openersBottom, -1);
    }

    void run() {
        EmphasisRun closer = first();
        while (closer != null) {
            closer = closer.canClose() ? close(closer) : (EmphasisRun) closer.getNext();
        }
        while (parser.getLastDelimiter() != bottom) {
            parser.removeDelimiter(parser.getLastDelimiter());
        }
    }

    private EmphasisRun first() {
        Delimiter first = null;
        for (Delimiter run = parser.getLastDelimiter(); run != bottom; run = run.getPrevious()) {
            first = run;
        }
        return (EmphasisRun) first;
    }

    /** Closes what can be closed, and gives the run to go on with. */
    private EmphasisRun close(EmphasisRun closer) {
        EmphasisRun opener = opener(closer);
        if (opener != null) {
            return wrap(opener, closer);
        }
        openersBottom[closer.kind()] = closer.getStartIndex();
        EmphasisRun next = (EmphasisRun) closer.getNext();
        if (!closer.canOpen()) {
            parser.removeDelimiter(closer);
        }
        return next;
    }

    private EmphasisRun opener(EmphasisRun closer) {
        int lowest = openersBottom[closer.kind()];
        Delimiter run = closer.getPrevious();
        while (run != bottom && run.getStartIndex() >= lowest) {
            if (closer.closes((EmphasisRun) run)) {
                return (EmphasisRun) run;
            }
            run = run.getPrevious();
        }
        return null;
    }

    private EmphasisRun wrap(EmphasisRun opener, EmphasisRun closer) {
        while (closer.getPrevious() != opener) {
            parser.removeDelimiter(closer.getPrevious());
        }
        int used = opener.getNumDelims() >= 2 && closer.getNumDelims() >= 2 ? 2 : 1;
        BasedSequence opening = opener.getTailChars(used);
        BasedSequence closing = closer.getLeadChars(used);
        opener.moveNodesBetweenDelimitersTo(node(closer.getDelimiterChar(), opening, closing), closer);
        take(opener, used, 0);
        EmphasisRun next = (EmphasisRun) closer.getNext();
        closer.setIndex(closer.getStartIndex() + used);
        take(closer, used, used);
        return closer.getNumDelims() == 0 ? next : closer;
    }

    private static DelimitedNode node(char marker, BasedSequence opening, BasedSequence closing) {
        if (marker == '~') {
            return new Strikethrough(opening, BasedSequence.NULL, closing);
        }
        return opening.length() == 1
                ? new Emphasis(opening, BasedSequence.NULL, closing)
                : new StrongEmphasis(opening, BasedSequence.NULL, closing);
    }

    private void take(EmphasisRun run, int used, int textStart) {
        int left = run.getNumDelims() - used;
        run.setNumDelims(left);
        if (left == 0) {
            run.getNode().unlink();
            parser.removeDelimiter(run);
        } else {
            run.getNode().setChars(run.getNode().getChars().subSequence(textStart, textStart + left));
        }
    }
}
