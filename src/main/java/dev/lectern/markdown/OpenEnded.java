package dev.lectern.markdown;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.owasp.html.HtmlStreamEventReceiver;

/** Passes tags to a policy as they come: those that were opened before are closed, and those left open stay so. */
final class OpenEnded implements HtmlStreamEventReceiver {

    private final HtmlStreamEventReceiver policy;
    private final HtmlStreamEventReceiver out;
    private final Set<String> closable;
    private final Map<String, Integer> open = new HashMap<>();

    /**
     * @param policy decides what is passed on to {@code out}
     * @param closable the elements that may be closed without having been opened here
     */
    OpenEnded(HtmlStreamEventReceiver policy, HtmlStreamEventReceiver out, Set<String> closable) {
        this.policy = policy;
        this.out = out;
        this.closable = closable;
    }

    @Override
    public void openDocument() {
        policy.openDocument();
    }

    @Override
    public void closeDocument() {
        // the policy would close what another fragment closes
    }

    @Override
    public void openTag(String element, List<String> attributes) {
        open.merge(element, 1, Integer::sum);
        policy.openTag(element, attributes);
    }

    @Override
    public void closeTag(String element) {
        if (open.getOrDefault(element, 0) > 0) {
            open.merge(element, -1, Integer::sum);
            policy.closeTag(element);
        } else if (closable.contains(element)) {
            out.closeTag(element);
        }
    }

    @Override
    public void text(String text) {
        policy.text(text);
    }
}
