package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Arrays;
import java.util.List;

/** The lines of a paragraph, and the places in them of what stands in the text that {@link LinkDefinitions#text} makes. */
final class ParagraphLines {

    private final List<BasedSequence> lines;
    private final int[] starts;

    ParagraphLines(List<BasedSequence> lines) {
        this.lines = lines;
        this.starts = new int[lines.size()];
        for (int i = 1; i < starts.length; i++) {
            starts[i] = starts[i - 1] + lines.get(i - 1).trimEOL().length() + 1;
        }
    }

    /** The characters of the document that are {@code length} of the text from {@code start} on, all of one line. */
    BasedSequence at(int start, int length) {
        int found = Arrays.binarySearch(starts, start);
        int line = found >= 0 ? found : -found - 2;
        int from = start - starts[line];
        return lines.get(line).subSequence(from, from + length);
    }
}
