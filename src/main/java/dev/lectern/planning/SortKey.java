package dev.lectern.planning;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Text whose order, code point by code point, is course order: siblings by {@code order}, then by name, those without
 * an order last, and what is in a module where the module stands. Names of files come with their extension, so that no two
 * keys are the same.
 *
 * @param value as stored
 */
public record SortKey(String value) {

    /** Where everything begins. */
    static final SortKey TOP = new SortKey("");

    /** Lower than any character of a name, so that a module's own come before its next sibling. */
    private static final char END_OF_SEGMENT = '\u0001';

    private static final char INTRODUCTION = '0';
    private static final char ORDERED = '1';
    private static final char UNORDERED = '2';

    /** The key of {@code name} among the things right below this one. */
    SortKey below(Optional<BigDecimal> order, String name) {
        String rank = order.map(number -> ORDERED + sortable(number)).orElse(String.valueOf(UNORDERED));
        return new SortKey(value + rank + name + END_OF_SEGMENT);
    }

    /** The key of the lesson that introduces this module: before all else in it. */
    SortKey introduction(String name) {
        return new SortKey(value + INTRODUCTION + name + END_OF_SEGMENT);
    }

    /** Hexadecimal that sorts as the number does: IEEE 754 with the sign turned, negative numbers inverted. */
    private static String sortable(BigDecimal number) {
        long bits = Double.doubleToLongBits(number.doubleValue() + 0.0);
        return "%016x".formatted(bits < 0 ? ~bits : bits | Long.MIN_VALUE);
    }
}
