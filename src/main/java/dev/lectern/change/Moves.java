package dev.lectern.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds out what was moved among siblings. */
final class Moves {

    private Moves() {}

    /**
     * Those of both that stand under another parent, or were moved among their siblings.
     *
     * @param before the parent of each, in order
     */
    static <K, P> Set<K> between(Map<K, P> before, Map<K, P> after) {
        Set<K> moved = new HashSet<>();
        Map<P, List<K>> siblingsBefore = siblings(before);
        siblings(after).forEach((parent, children) -> {
            children.stream()
                    .filter(key -> before.containsKey(key) && !before.get(key).equals(parent))
                    .forEach(moved::add);
            moved.addAll(between(siblingsBefore.getOrDefault(parent, List.of()), children));
        });
        return moved;
    }

    private static <K, P> Map<P, List<K>> siblings(Map<K, P> parents) {
        Map<P, List<K>> siblings = new HashMap<>();
        parents.forEach((key, parent) ->
                siblings.computeIfAbsent(parent, p -> new ArrayList<>()).add(key));
        return siblings;
    }

    /**
     * The fewest of those on both lists that must have been moved for one order to become the other: those that are not on a
     * longest common subsequence. What was put in or taken out between them moves nothing.
     */
    static <K> Set<K> between(List<K> before, List<K> after) {
        Map<K, Integer> rank = new HashMap<>();
        before.forEach(key -> rank.put(key, rank.size()));
        List<K> stayed = after.stream().filter(rank::containsKey).toList();
        Set<K> moved = new HashSet<>(stayed);
        moved.removeAll(ascending(stayed, rank));
        return moved;
    }

    /** A longest part of {@code keys} whose ranks ascend: patience sorting, see Fredman, 1975. */
    private static <K> List<K> ascending(List<K> keys, Map<K, Integer> rank) {
        List<Integer> lastOfLength = new ArrayList<>();
        int[] before = new int[keys.size()];
        for (int i = 0; i < keys.size(); i++) {
            int length = lengthBelow(rank.get(keys.get(i)), keys, rank, lastOfLength);
            before[i] = length == 0 ? -1 : lastOfLength.get(length - 1);
            if (length == lastOfLength.size()) {
                lastOfLength.add(i);
            } else {
                lastOfLength.set(length, i);
            }
        }
        List<K> found = new ArrayList<>();
        int last = lastOfLength.isEmpty() ? -1 : lastOfLength.get(lastOfLength.size() - 1);
        for (int i = last; i >= 0; i = before[i]) {
            found.add(keys.get(i));
        }
        return found;
    }

    /** Length of the longest run found so far that ends below {@code limit}. */
    private static <K> int lengthBelow(int limit, List<K> keys, Map<K, Integer> rank, List<Integer> lastOfLength) {
        int low = 0;
        int high = lastOfLength.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (rank.get(keys.get(lastOfLength.get(middle))) < limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
