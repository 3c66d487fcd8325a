package dev.lectern.markdown;

import com.vladsch.flexmark.util.ast.Document;
import dev.lectern.markdown.commonmark.CommonMarkParser;
import dev.lectern.markdown.limits.Guard;
import dev.lectern.markdown.limits.ParsingLimits;

/** The HTML that is made of Markdown, before it is sanitised: that which a specification speaks of. */
final class UnsafeHtml {

    private UnsafeHtml() {}

    static String of(String markdown) {
        Guard guard = new Guard(ParsingLimits.DEFAULT, System::nanoTime);
        Document document = CommonMarkParser.parse(markdown, guard);
        return HtmlWriter.unsafe(new MarkupReader(new HiddenLines(Dialect.NONE)).children(document), guard);
    }
}
