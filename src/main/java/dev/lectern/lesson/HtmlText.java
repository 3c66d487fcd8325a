package dev.lectern.lesson;

/** Text on its way into HTML. */
public final class HtmlText {

    private HtmlText() {}

    /** {@code text} with the characters that mean something in HTML written as references. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
