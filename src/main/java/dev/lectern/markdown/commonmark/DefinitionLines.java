package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Arrays;
import java.util.List;

/** Lines of the document, by the indexes of the text that {@link LinkDefinitions#text} makes of them. */
final class DefinitionLines {

    private final List<BasedSequence> lines;
    private final int[] starts;

    DefinitionLines(List<BasedSequence> lines) {
        this.lines = lines;
        this.starts = new int[lines.size()];
        for (int i = 1; i < starts.length; i++) {
            starts[i] = starts[i - 1] + lines.get(i - 1).trimEOL().length() + 1;
        }
    }

    /** The characters of the document at {@code index}, all on one line. */
    BasedSequence at(int index, int length) {
        int found = Arrays.binarySearch(starts, index);
        int line = found >= 0 ? found : -found - 2;
        int column = index - starts[line];
        return lines.get(line).subSequence(column, column + length);
    }
}
