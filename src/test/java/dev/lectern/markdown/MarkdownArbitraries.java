package dev.lectern.markdown;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Texts made of what Markdown parsers disagree about. */
final class MarkdownArbitraries {

    private static final String[] PREFIXES = {
        "",
        "",
        "",
        " ",
        "  ",
        "   ",
        "    ",
        "     ",
        "\t",
        " \t",
        "  \t",
        "\t\t",
        ">",
        "> ",
        ">  ",
        ">\t",
        ">>",
        "> > ",
        "- ",
        "-",
        "-\t",
        "-  ",
        "-    ",
        "-     ",
        "- - ",
        "* ",
        "+ ",
        "1. ",
        "1)",
        "2. ",
        "10. ",
        "123456789. ",
        "1.\t",
        "- > ",
        "> - ",
        "> 1. ",
        "1. > ",
        "      ",
        "        ",
        "- \t",
        "\t- "
    };

    private static final String[] CONTENTS = {
        "",
        "",
        "",
        "foo",
        "bar baz",
        "`code`",
        "```",
        "````",
        "~~~",
        "~~~~",
        "``` rs",
        "~~~ a`b",
        "```a`b",
        "``` ``",
        "~~~ ~",
        "# H",
        "## H ##",
        "### H \\#",
        "#",
        "####### no",
        "#no",
        "# H #  ",
        "#\tH",
        "===",
        "=",
        "---",
        "-- -",
        "***",
        "* * *",
        "___",
        "- - -",
        "--",
        "[a]: /u",
        "[a]:",
        "/u 't'",
        "[a]: <b c> \"t",
        "t\"",
        "[a]: /u 't' x",
        "[b",
        "[c]:\t/d (e)",
        "<div>",
        "</div>",
        "<pre>",
        "</pre>",
        "<!-- c",
        "-->",
        "<?php",
        "?>",
        "<a b='c'>",
        "<a b",
        "<x>y",
        "<style>",
        "<![CDATA[",
        "]]>",
        "<!X y>",
        "<textarea>",
        "<search>",
        "foo  ",
        "foo\\",
        "\\# no",
        "&amp;",
        "a\tb",
        "\tc",
        "*e*",
        "**s",
        "[l](m)",
        "| a | b |",
        "| - | - |",
        "1",
        "1.",
        "-",
        "+",
        "*",
        "\u00a0",
        "\u2003x",
        "é",
        "\ud83d\ude00",
        "`",
        "``",
        "x `y",
        "z` w"
    };

    /** What CommonMark takes for text and block quotes. */
    private static final String[] CONTAINERS = {
        ":::",
        "::::",
        "::: note",
        ":::tip[*Title*]{.a b=c}",
        ":::: {.challenge title=\"<b>\"}",
        ":::x\" onload=alert(1)",
        ":::a {class='\"><script>'}",
        ":::{}",
        ":::[",
        ":::note[a](b",
        "> [!NOTE]",
        "> [!tip]- Title <i>",
        "> [!x\"]",
        "!!! note",
        "!!! danger wide \"Title\"",
        "???+ tip \"\"",
        "    x",
        "- :::",
        "> :::",
        "```"
    };

    private static final String[] INLINES = {
        "a",
        "b c",
        "foo",
        " ",
        "  ",
        "é",
        "。",
        "\ud83d\ude00",
        "\u00a0",
        "\u20ac",
        ".",
        "-",
        ")",
        "'",
        "^",
        "*",
        "*",
        "**",
        "**",
        "***",
        "_",
        "_",
        "__",
        " ~a",
        "b~",
        " ~~c",
        "d~~",
        "`",
        "``",
        "` ",
        "\\*",
        "\\[",
        "\\\\",
        "\\a",
        "[",
        "![",
        "]",
        "](/u)",
        "](/u 't')",
        "](<a b> (t))",
        "](a(b)c)",
        "][ref]",
        "][]",
        "[ref]",
        "[ \u1e9e ]",
        "<b>",
        "</b>",
        "<a href='x'>",
        "<i/>",
        "<!-- c -->",
        "<?p?>",
        "<![CDATA[*]]>",
        "<",
        ">",
        "<a b=\"",
        "<http://a.b?c=*>",
        "<m@n.o>",
        " https://a.bc ",
        " www.a.bc/d_e ",
        " m@n.op ",
        "&amp;",
        "&#35;",
        "&#x41;",
        "&nosuch;",
        "&",
        "\"",
        "#"
    };

    private static final String[] BLOCKS = {
        "%1$s",
        "%1$s\n%2$s\n%3$s",
        "%1$s  \n%2$s\\\n%3$s",
        "a[^n] %1$s",
        "# %1$s",
        "%1$s\n===",
        "> %1$s\n%2$s\n>\n> %3$s",
        "- %1$s\n- %2$s\n\n  %3$s",
        "7. %1$s\n8. %2$s\n   - %3$s",
        "- [ ] a %1$s\n- [x] b %2$s\n  * %3$s",
        "|a %1$s | b |\n|:---|---:|\n| c %2$s | d |\n| e | f %3$s |",
        "```\n%1$s\n```",
        "<div>\n%1$s\n</div>",
        "***"
    };

    private static final String DEFINITIONS = "\n\n[ref]: /url 'title'\n[SS]: <u v>\n\n[^n]: note\n";

    private MarkdownArbitraries() {}

    /** Lines of which each may start, go on with or end any block. */
    static Arbitrary<String> markdown() {
        return markdown(Arbitraries.of(CONTENTS));
    }

    static Arbitrary<String> withContainers() {
        return markdown(Arbitraries.oneOf(Arbitraries.of(CONTAINERS), Arbitraries.of(CONTENTS)));
    }

    private static Arbitrary<String> markdown(Arbitrary<String> contents) {
        Arbitrary<String> line = Arbitraries.of(PREFIXES)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(parts -> String.join("", parts))
                .flatMap(prefix -> contents.map(content -> prefix + content));
        return line.list().ofMinSize(1).ofMaxSize(12).flatMap(MarkdownArbitraries::text);
    }

    private static Arbitrary<String> text(List<String> lines) {
        return Arbitraries.of("", "\n").map(end -> String.join("\n", lines) + end);
    }

    /** Blocks of every kind, full of inlines. */
    static Arbitrary<String> documents() {
        Arbitrary<String> block = Combinators.combine(Arbitraries.of(BLOCKS), inlines(), inlines(), inlines())
                .as(String::formatted);
        return block.list().ofMinSize(1).ofMaxSize(4).map(blocks -> String.join("\n\n", blocks) + DEFINITIONS);
    }

    private static Arbitrary<String> inlines() {
        return Arbitraries.of(INLINES).list().ofMinSize(1).ofMaxSize(8).map(parts -> String.join("", parts));
    }
}
