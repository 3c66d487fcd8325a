package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Arrays;
import java.util.List;

/**
 * A link reference definition whose characters are a text of their own, since it may have been spread over the lines of
 * a quote. It knows where its destination stands in the document.
 */
public final class PlacedReference extends Reference {

    private final int urlOffset;

    private PlacedReference(BasedSequence label, BasedSequence url, BasedSequence title, int urlOffset) {
        super(label, url, title);
        this.urlOffset = urlOffset;
    }

    static PlacedReference of(LinkDefinitions.Definition definition, int urlOffset) {
        String label = "[" + definition.label() + "]:";
        String url = "<" + definition.url() + ">";
        BasedSequence chars = BasedSequence.of(label + url + "\"" + definition.title() + "\"");
        int urlEnd = label.length() + url.length();
        return new PlacedReference(
                chars.subSequence(0, label.length()),
                chars.subSequence(label.length(), urlEnd),
                chars.subSequence(urlEnd),
                urlOffset);
    }

    /** Where the first character of the destination stands in the document. */
    public int urlOffset() {
        return urlOffset;
    }

    /** Lines of the document, and the text that {@link LinkDefinitions#text} makes of them. */
    static final class Lines {

        private final List<BasedSequence> lines;
        private final int[] starts;

        Lines(List<BasedSequence> lines) {
            this.lines = lines;
            this.starts = new int[lines.size()];
            for (int i = 1; i < starts.length; i++) {
                starts[i] = starts[i - 1] + lines.get(i - 1).trimEOL().length() + 1;
            }
        }

        /** Where the character of the text at {@code index} stands in the document. */
        int offset(int index) {
            int found = Arrays.binarySearch(starts, index);
            int line = found >= 0 ? found : -found - 2;
            return lines.get(line).getStartOffset() + index - starts[line];
        }
    }
}
