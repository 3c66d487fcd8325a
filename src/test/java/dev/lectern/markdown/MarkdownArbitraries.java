package dev.lectern.markdown;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

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
        "<!X>",
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

    private MarkdownArbitraries() {}

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
}
