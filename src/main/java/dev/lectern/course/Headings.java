package dev.lectern.course;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes a tree of a lesson's headings. */
public final class Headings {

    private Headings() {}

    /**
     * A section that has a heading, in a list.
     *
     * @param position 1-based place in the lesson
     * @param parent position of the section it stands under, 0 for none
     */
    public record Flat(int position, int parent, UUID id, String anchor, String heading, int level) {}

    /** The headings that stand under none, each with those under it; {@code headings} are in order of position. */
    public static List<Outline.Heading> tree(List<Flat> headings) {
        Map<Integer, List<Outline.Heading>> byParent = new HashMap<>();
        // From the last to the first, so that those under a heading are known when it is made.
        for (int i = headings.size() - 1; i >= 0; i--) {
            Flat flat = headings.get(i);
            List<Outline.Heading> inner = inOrder(byParent.remove(flat.position()));
            byParent.computeIfAbsent(flat.parent(), parent -> new ArrayList<>())
                    .add(new Outline.Heading(flat.id(), flat.anchor(), flat.heading(), flat.level(), inner));
        }
        return inOrder(byParent.get(0));
    }

    private static List<Outline.Heading> inOrder(List<Outline.Heading> backwards) {
        if (backwards == null) {
            return List.of();
        }
        Collections.reverse(backwards);
        return backwards;
    }
}
