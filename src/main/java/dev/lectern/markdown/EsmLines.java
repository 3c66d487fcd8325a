package dev.lectern.markdown;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The lines of an MDX file that import and export: JavaScript for the site's build, up to the next blank line, and no text
 * for readers.
 */
final class EsmLines {

    private static final Pattern START = Pattern.compile("import(?:\\s+[\\w*{$][^'\"]*\\sfrom)?\\s*['\"].*"
            + "|import\\s+\\{\\s*|export\\s+(?:const|let|var|function|class|async|default|type|interface|[{*]).*");
    private static final Pattern FENCE = Pattern.compile("\\s{0,3}(`{3,}|~{3,}).*");

    private EsmLines() {}

    /** {@code source} with empty lines in place of those from {@code bodyLine} on, so that the others keep their places. */
    static SourceText blanked(SourceText source, int bodyLine, List<Diagnostic> diagnostics) {
        StringBuilder text = new StringBuilder(source.lines(1, bodyLine - 1));
        String fence = "";
        boolean afterBlank = true;
        boolean inside = false;
        int first = 0;
        for (int line = bodyLine; line <= source.lines(); line++) {
            String content = source.lineText(line);
            boolean blank = content.isBlank();
            inside = fence.isEmpty()
                    && !blank
                    && (inside || afterBlank && START.matcher(content).matches());
            if (inside) {
                first = first == 0 ? line : first;
                text.append('\n');
            } else {
                fence = fence(fence, content);
                text.append(source.lines(line, line));
            }
            afterBlank = blank || inside;
        }
        if (first == 0) {
            return source;
        }
        diagnostics.add(Diagnostics.info(
                Diagnostics.MDX_MODULE_LINES,
                first,
                1,
                "The lines that import and export JavaScript are left out",
                "Readers of the API see Markdown alone; components that the lines bring are not shown"));
        return SourceText.of(text.toString());
    }

    /** The fence that is open after {@code line}, empty when none is. */
    private static String fence(String open, String line) {
        var matcher = FENCE.matcher(line);
        if (!matcher.matches()) {
            return open;
        }
        String found = matcher.group(1);
        if (open.isEmpty()) {
            return found;
        }
        return found.startsWith(open) && line.strip().equals(found) ? "" : open;
    }
}
