package dev.lectern.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds texts that are much alike among many, without comparing each with each. A sample of every text's pairs of words
 * is looked up in an index of the others' samples; only those that share most of it are compared.
 */
final class LikePairs {

    /** Pairs of words that are looked up of each text. */
    private static final int SAMPLE = 64;

    /** A pair of words that more texts have than this says nothing. */
    private static final int COMMON = 32;

    /** Texts that each text is compared with. */
    private static final int CANDIDATES = 8;

    private LikePairs() {}

    /**
     * Two texts that share something.
     *
     * @param before index of one in the first list
     * @param after index of the other in the second list
     * @param likeness from 0 to 1, see {@link Fingerprint#likeness}
     */
    record Pair(int before, int after, double likeness) {}

    /** Pairs of a text of {@code before} and one of {@code after}: the most alike first, then in the order of the lists. */
    static List<Pair> of(List<Fingerprint> before, List<Fingerprint> after) {
        long[] index = index(before);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            for (int candidate : candidates(index, after.get(i))) {
                pairs.add(new Pair(candidate, i, before.get(candidate).likeness(after.get(i))));
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::likeness)
                .reversed()
                .thenComparingInt(Pair::after)
                .thenComparingInt(Pair::before));
        return pairs;
    }

    /** For each pair of words of the samples, sorted: its hash in the upper half, and which text has it in the lower one. */
    private static long[] index(List<Fingerprint> texts) {
        long[] index = new long[texts.stream().mapToInt(LikePairs::sampled).sum()];
        int end = 0;
        for (int text = 0; text < texts.size(); text++) {
            for (int i = 0; i < sampled(texts.get(text)); i++) {
                index[end++] = entry(texts.get(text).pair(i), text);
            }
        }
        Arrays.sort(index);
        return index;
    }

    private static List<Integer> candidates(long[] index, Fingerprint text) {
        Map<Integer, Integer> shared = new HashMap<>();
        for (int i = 0; i < sampled(text); i++) {
            int from = lowest(index, entry(text.pair(i), 0));
            int to = from;
            while (to < index.length && to - from <= COMMON && (int) (index[to] >> 32) == text.pair(i)) {
                to++;
            }
            for (int at = from; at < to && to - from <= COMMON; at++) {
                shared.merge((int) index[at], 1, Integer::sum);
            }
        }
        return shared.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(CANDIDATES)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static int lowest(long[] index, long entry) {
        int found = Arrays.binarySearch(index, entry);
        return found < 0 ? -found - 1 : found;
    }

    private static long entry(int hash, int text) {
        return ((long) hash << 32) | text;
    }

    private static int sampled(Fingerprint text) {
        return Math.min(SAMPLE, text.size());
    }
}
