package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Where the code spans of one text may end. Runs of backticks are found once, however many begin a span in vain. */
final class CodeSpans {

    private final BasedSequence text;
    /** Where runs start, by their length; those that were passed are taken away. */
    private Map<Integer, Deque<Integer>> runs;

    CodeSpans(BasedSequence text) {
        this.text = text;
    }

    // spec: A code span begins with a backtick string and ends with a backtick string of equal length.
    /** Index of the first run of {@code length} backticks from {@code index} on, or -1. Indexes must not decrease. */
    int end(int length, int index) {
        if (runs == null) {
            findRuns(index);
        }
        Deque<Integer> starts = runs.getOrDefault(length, new ArrayDeque<>());
        while (!starts.isEmpty() && starts.peek() < index) {
            starts.remove();
        }
        return starts.isEmpty() ? -1 : starts.peek();
    }

    private void findRuns(int from) {
        runs = new HashMap<>();
        for (int i = text.indexOf('`', from); i >= 0; i = text.indexOf('`', i)) {
            int end = StartFactory.skip('`', text, i);
            runs.computeIfAbsent(end - i, length -> new ArrayDeque<>()).add(i);
            i = end;
        }
    }
}
