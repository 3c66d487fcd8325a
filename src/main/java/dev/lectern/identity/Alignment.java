package dev.lectern.identity;

import java.util.Arrays;

/** Finds what two sequences have in common in the same order, such as a text's parts before and after an edit. */
final class Alignment {

    /** Comparisons at most; longer sequences are not aligned but for what they begin and end with. */
    private static final int MOST = 1_000_000;

    private Alignment() {}

    /** What it is worth that two items stand for one another; 0 where they can't. */
    interface Worth {
        int of(int before, int after);
    }

    /**
     * For each of {@code after} items its counterpart among {@code before}, or -1: the counterparts ascend, and are
     * worth most together. Of equals, those closest to the end.
     */
    static int[] of(int before, int after, Worth worth) {
        int[] counterparts = new int[after];
        Arrays.fill(counterparts, -1);
        int endBefore = before;
        int endAfter = after;
        if ((long) before * after <= MOST) {
            int[][] best = new int[before + 1][after + 1];
            for (int b = 1; b <= before; b++) {
                for (int a = 1; a <= after; a++) {
                    int both = worth.of(b - 1, a - 1);
                    best[b][a] = Math.max(
                            both > 0 ? best[b - 1][a - 1] + both : 0, Math.max(best[b - 1][a], best[b][a - 1]));
                }
            }
            while (endBefore > 0 && endAfter > 0) {
                int both = worth.of(endBefore - 1, endAfter - 1);
                if (both > 0 && best[endBefore][endAfter] == best[endBefore - 1][endAfter - 1] + both) {
                    counterparts[--endAfter] = --endBefore;
                } else if (best[endBefore][endAfter] == best[endBefore - 1][endAfter]) {
                    endBefore--;
                } else {
                    endAfter--;
                }
            }
            return counterparts;
        }
        int start = 0;
        while (start < Math.min(before, after) && worth.of(start, start) > 0) {
            counterparts[start] = start++;
        }
        while (endBefore > start && endAfter > start && worth.of(endBefore - 1, endAfter - 1) > 0) {
            counterparts[--endAfter] = --endBefore;
        }
        return counterparts;
    }
}
