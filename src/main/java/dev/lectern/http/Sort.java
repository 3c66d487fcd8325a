package dev.lectern.http;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The order of a list, and where its pages continue.
 *
 * @param key what it is sorted by
 * @param descending whether the greatest comes first
 */
public record Sort(Key key, boolean descending) {

    /**
     * Something a list can be sorted by.
     *
     * @param name as clients say it
     * @param expression the same in the query's language, never null there
     * @param parse reads a value back from a cursor; throws {@link IllegalArgumentException} when it is not one
     */
    public record Key(String name, String expression, Function<String, Object> parse) {}

    /** The {@code sort} of the request; the first of {@code keys} when it says nothing. */
    public static Sort of(Query query, List<Key> keys) {
        Set<String> names = new TreeSet<>();
        keys.forEach(key -> names.addAll(List.of(key.name(), '-' + key.name())));
        String asked = query.choice("sort", names).orElse(keys.get(0).name());
        boolean descending = asked.startsWith("-");
        String name = descending ? asked.substring(1) : asked;
        Key key = keys.stream().filter(k -> k.name().equals(name)).findFirst().orElseThrow();
        return new Sort(key, descending);
    }

    /** The ORDER BY list; {@code tie} is unique, and decides between equals in the same direction. */
    public String orderBy(String tie) {
        String direction = descending ? " desc" : " asc";
        return key.expression() + direction + ", " + tie + direction;
    }

    /** The condition that leaves what comes after the values {@code :after} and {@code :tie}. */
    public String after(String tie) {
        String beyond = descending ? "<" : ">";
        return "(%1$s %2$s :after or (%1$s = :after and %3$s %2$s :tie))".formatted(key.expression(), beyond, tie);
    }
}
