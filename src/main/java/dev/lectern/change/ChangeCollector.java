package dev.lectern.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The changes of a span while they are found. */
final class ChangeCollector {

    private final Span span;
    private final List<Placed> changes = new ArrayList<>();

    ChangeCollector(Span span) {
        this.span = span;
    }

    void added(State after) {
        changes.add(Placed.added(after, span));
    }

    void removed(State before) {
        changes.add(new Placed(
                before.place(true), Change.removed(before.type(), before.id(), before.edition(span.from()))));
    }

    /** Does nothing when nothing became of it. */
    void changed(Pair<? extends State> item, Set<ChangeKind> kinds, Set<EditKind> edits) {
        if (!kinds.isEmpty()) {
            State after = item.after();
            changes.add(new Placed(
                    after.place(false),
                    Change.of(
                            after.type(),
                            after.id(),
                            kinds,
                            edits,
                            item.before().edition(span.from()),
                            after.edition(span.to()))));
        }
    }

    /** All of them, in order of their places. */
    List<Placed> inOrder() {
        changes.sort(Comparator.comparing(Placed::place));
        return List.copyOf(changes);
    }
}
