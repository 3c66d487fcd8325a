package dev.lectern.markdown;

import com.vladsch.flexmark.util.sequence.Escaping;
import java.util.regex.Pattern;

/** What a reader would see of raw HTML. */
final class HtmlText {

    private static final Pattern INVISIBLE = Pattern.compile(
            "<!--.*?(?:-->|\\z)|<(script|style|template)\\b.*?(?:</\\1\\s*>|\\z)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^>]*+>|<[!?][^>]*+>");

    private HtmlText() {}

    static String of(String html) {
        String visible = INVISIBLE.matcher(html).replaceAll("");
        // behind the last > no tag ends, and looking for one from every < takes long
        int end = visible.lastIndexOf('>') + 1;
        String text = TAG.matcher(visible.substring(0, end)).replaceAll("") + visible.substring(end);
        return SourceText.storable(Escaping.unescapeHtml(text).strip());
    }
}
