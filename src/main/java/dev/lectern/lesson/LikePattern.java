package dev.lectern.lesson;

/** LIKE patterns of text that is to be taken as it is, with {@code \} as the escape character. */
final class LikePattern {

    private LikePattern() {}

    static String startingWith(String text) {
        return escape(text) + "%";
    }

    static String containing(String text) {
        return "%" + escape(text) + "%";
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
