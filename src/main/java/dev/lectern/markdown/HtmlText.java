package dev.lectern.markdown;

import com.vladsch.flexmark.util.sequence.Escaping;
import java.util.regex.Pattern;

/** What a reader would see of raw HTML. */
final class HtmlText {

    private static final Pattern INVISIBLE = Pattern.compile(
            "<!--.*?(?:-->|\\z)|<(script|style|template)\\b.*?(?:</\\1\\s*>|\\z)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^>]*+>|<[!?][^>]*+>");
    private static final Pattern BLANK_LINES = Pattern.compile("\\n\\s*+\\n");

    private HtmlText() {}

    static String of(String html) {
        String visible = INVISIBLE.matcher(html).replaceAll("");
        String text = TAG.matcher(visible).replaceAll("");
        return SourceText.storable(
                Escaping.unescapeHtml(BLANK_LINES.matcher(text).replaceAll("\n"))
                        .strip());
    }
}
