package dev.lectern.cli;

/** Numbers of things, in words. */
final class Counts {

    private Counts() {}

    /** {@code 1 lesson}, {@code 2 lessons}, {@code no lessons}. */
    static String of(long number, String thing) {
        return switch (Math.toIntExact(number)) {
            case 0 -> "no %ss".formatted(thing);
            case 1 -> "1 %s".formatted(thing);
            default -> "%,d %ss".formatted(number, thing);
        };
    }
}
