package dev.lectern.markdown;

import dev.lectern.markdown.limits.Guard;
import java.util.List;
import java.util.Set;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.HtmlTextEscapingMode;

/**
 * Charges a guard for every tag and text that the sanitiser comes to: it looks through the elements that are open, and
 * opens them again after one that could not be within them.
 */
final class GuardedHtml implements HtmlStreamEventReceiver {

    /** A look at an open element is that much cheaper than reading a character of the text. */
    private static final int ELEMENTS_PER_READ = 8;

    /** So many elements that it knows are open for the sanitiser at once; others count without an end. */
    private static final int DEEPEST = 256;

    private final HtmlStreamEventReceiver next;
    private final Set<String> known;
    private final StringBuilder out;
    private final Guard guard;
    private int openKnown;
    private int openOthers;

    /** @param known elements that may be in the output, which is gathered in {@code out} */
    GuardedHtml(HtmlStreamEventReceiver next, Set<String> known, StringBuilder out, Guard guard) {
        this.next = next;
        this.known = known;
        this.out = out;
        this.guard = guard;
    }

    @Override
    public void openDocument() {
        next.openDocument();
    }

    @Override
    public void closeDocument() {
        next.closeDocument();
    }

    @Override
    public void openTag(String element, List<String> attributes) {
        guard.spend(attributes.size());
        charge();
        if (!HtmlTextEscapingMode.isVoidElement(element)) {
            open(element, 1);
        }
        next.openTag(element, attributes);
    }

    @Override
    public void closeTag(String element) {
        charge();
        open(element, -1);
        next.closeTag(element);
    }

    @Override
    public void text(String text) {
        charge();
        next.text(text);
    }

    private void open(String element, int more) {
        if (known.contains(element)) {
            openKnown = Math.max(0, openKnown + more);
        } else {
            openOthers = Math.max(0, openOthers + more);
        }
    }

    private void charge() {
        guard.spend(1 + (Math.min(openKnown, DEEPEST) + openOthers) / ELEMENTS_PER_READ);
        guard.fits(out.length());
    }
}
