package dev.lectern.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Which siblings have moved. */
class MovesTest {

    @Example
    void oneThatWasPutElsewhereHasMovedAlone() {
        assertThat(Moves.between(List.of(1, 2, 3, 4), List.of(4, 1, 2, 3))).containsExactly(4);
        assertThat(Moves.between(List.of(1, 2, 3, 4), List.of(2, 3, 4, 1))).containsExactly(1);
    }

    @Property
    void insertionsAndRemovalsMoveNothing(@ForAll("orders") List<Integer> order, @ForAll("orders") List<Integer> gone) {
        List<Integer> fewer = new ArrayList<>(order);
        fewer.removeAll(gone);
        assertThat(Moves.between(order, fewer)).isEmpty();
        assertThat(Moves.between(fewer, order)).isEmpty();
    }

    @Property
    void othersKeepTheirOrder(@ForAll("orders") List<Integer> before, @ForAll("orders") List<Integer> after) {
        Set<Integer> moved = Moves.between(before, after);
        List<Integer> stayed = new ArrayList<>(before);
        stayed.removeAll(moved);
        stayed.retainAll(after);
        List<Integer> stayedAfter = new ArrayList<>(after);
        stayedAfter.removeAll(moved);
        stayedAfter.retainAll(before);
        assertThat(stayed).isEqualTo(stayedAfter);
        assertThat(after).containsAll(moved);
    }

    /** By the slow way to the same number: a table of longest common subsequences. */
    @Property
    void noFewerCouldHaveMoved(@ForAll("orders") List<Integer> before, @ForAll("orders") List<Integer> after) {
        int[][] longest = new int[before.size() + 1][after.size() + 1];
        for (int i = 1; i <= before.size(); i++) {
            for (int j = 1; j <= after.size(); j++) {
                longest[i][j] = before.get(i - 1).equals(after.get(j - 1))
                        ? longest[i - 1][j - 1] + 1
                        : Math.max(longest[i - 1][j], longest[i][j - 1]);
            }
        }
        long common = after.stream().filter(before::contains).count();
        assertThat(Moves.between(before, after)).hasSize((int) common - longest[before.size()][after.size()]);
    }

    @Provide
    Arbitrary<List<Integer>> orders() {
        return Arbitraries.integers().between(1, 12).list().uniqueElements().ofMaxSize(12);
    }
}
