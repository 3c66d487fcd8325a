package dev.lectern.change;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What each of two releases has of one type, by id, in order.
 *
 * @param before what the first has
 * @param after what the second has
 */
record Sides<T extends State>(Map<UUID, T> before, Map<UUID, T> after) {

    /** {@code states}, each on the sides that it is on. */
    static <T extends State> Sides<T> of(Collection<T> states, Predicate<T> before, Predicate<T> after) {
        return new Sides<>(byId(states, before), byId(states, after));
    }

    /** What both have. */
    List<Pair<T>> kept() {
        return after.values().stream()
                .filter(state -> before.containsKey(state.id()))
                .map(state -> new Pair<>(before.get(state.id()), state))
                .toList();
    }

    List<T> added() {
        return after.values().stream()
                .filter(state -> !before.containsKey(state.id()))
                .toList();
    }

    List<T> removed() {
        return before.values().stream()
                .filter(state -> !after.containsKey(state.id()))
                .toList();
    }

    private static <T extends State> Map<UUID, T> byId(Collection<T> states, Predicate<T> side) {
        Map<UUID, T> byId = new LinkedHashMap<>();
        states.stream().filter(side).forEach(state -> byId.put(state.id(), state));
        return byId;
    }

    /** What {@code value} gives for each of {@code states}, by id, in order. */
    static <T, V> Map<UUID, V> values(Map<UUID, T> states, Function<T, V> value) {
        Map<UUID, V> values = new LinkedHashMap<>();
        states.forEach((id, state) -> values.put(id, value.apply(state)));
        return values;
    }
}
