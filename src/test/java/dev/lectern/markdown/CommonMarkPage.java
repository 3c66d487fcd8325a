package dev.lectern.markdown;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes {@code docs/commonmark.md}: how the examples end, and why where they differ. */
final class CommonMarkPage {

    private static final String INTRODUCTION = """
            # CommonMark and GFM

            `CommonMarkSpecTest` runs the examples of the specifications through the parser, and compares the HTML before it is
            sanitised. It writes this page with `-Dlectern.golden.rewrite=true`, and fails when an example differs that is not
            here. The block parsers and the inline rules are described in
            [decision 0005](decisions/0005-commonmark-blocks.md).
            """;

    private CommonMarkPage() {}

    /** @param reasons why an example differs, by its name */
    static String of(List<SpecExample> examples, Map<String, String> reasons) {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        page.append("\n| specification | examples | equal |\n|---|---|---|\n");
        table(examples, SpecExample::specification, page);
        page.append("\n## Sections\n\n| section | examples | equal |\n|---|---|---|\n");
        table(examples, example -> example.specification() + ": " + example.section(), page);
        page.append("\n## What differs\n");
        for (SpecExample example : examples) {
            if (!example.isEqual()) {
                difference(example, reasons.getOrDefault(example.name(), "No reason is known."), page);
            }
        }
        return page.toString();
    }

    private static void table(List<SpecExample> examples, Function<SpecExample, String> key, StringBuilder page) {
        Map<String, List<SpecExample>> rows =
                examples.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
        rows.forEach((name, row) -> page.append("| %s | %d | %d |\n"
                .formatted(
                        name,
                        row.size(),
                        row.stream().filter(SpecExample::isEqual).count())));
    }

    private static void difference(SpecExample example, String reason, StringBuilder page) {
        page.append("\n### %s: %s\n\n%s\n".formatted(example.name(), example.section(), reason));
        block("markdown", example.markdown(), page);
        page.append("\nExpected:\n");
        block("html", example.expected(), page);
        page.append("\nActual:\n");
        block("html", example.actual(), page);
    }

    private static void block(String language, String code, StringBuilder page) {
        page.append("\n````%s\n%s````\n".formatted(language, code));
    }
}
