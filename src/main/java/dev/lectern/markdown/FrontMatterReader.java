package dev.lectern.markdown;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Understands front matter: the names it knows, and what other course formats call them. */
final class FrontMatterReader {

    private static final Pattern SLUG = Pattern.compile("[\\p{L}\\p{M}\\p{N}_-]+");
    private static final Pattern NOT_SLUG = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_]+");

    private FrontMatterReader() {}

    /** What {@code block} says; errors go to {@code diagnostics}. */
    static FrontMatter read(FrontMatterBlock block, List<Diagnostic> diagnostics) {
        if (block.yaml().isBlank()) {
            return FrontMatter.NONE;
        }
        return YamlMapping.read(block.yaml(), block.yamlLine(), diagnostics)
                .map(FrontMatterReader::read)
                .orElse(FrontMatter.NONE);
    }

    private static FrontMatter read(YamlMapping yaml) {
        FrontMatter.Builder builder = new FrontMatter.Builder();
        builder.id = yaml.text("id");
        builder.title = yaml.text("title");
        builder.slug = slug(yaml);
        builder.summary = yaml.text("summary", "description");
        builder.order = yaml.decimal("order", "weight", "sidebar_position").orElse(null);
        OptionalInt minutes = minutes(yaml);
        builder.estimatedMinutes = minutes.isPresent() ? minutes.getAsInt() : null;
        builder.draft = yaml.flag("draft");
        builder.tags.addAll(yaml.words("tags"));
        builder.objectives.addAll(yaml.texts("objectives"));
        builder.aliases.addAll(yaml.texts("aliases"));
        builder.metadata.putAll(yaml.rest());
        return builder.build();
    }

    private static OptionalInt minutes(YamlMapping yaml) {
        if (yaml.has("estimatedMinutes", "minutes") || !yaml.has("teaching", "exercises")) {
            return yaml.integer(1, "estimatedMinutes", "minutes");
        }
        int sum = yaml.peekInteger(0, "teaching").orElse(0)
                + yaml.peekInteger(0, "exercises").orElse(0);
        return sum > 0 ? OptionalInt.of(sum) : OptionalInt.empty();
    }

    private static String slug(YamlMapping yaml) {
        String written = yaml.text("slug");
        String slug = written.toLowerCase(Locale.ROOT);
        if (!slug.isEmpty() && !SLUG.matcher(slug).matches()) {
            String better = NOT_SLUG.matcher(Normalizer.normalize(slug, Normalizer.Form.NFC))
                    .replaceAll("-")
                    .replaceAll("^-+|-+$", "");
            yaml.reject(
                    Diagnostics.INVALID_SLUG,
                    "The slug '%s' holds more than letters, digits, '-' and '_'".formatted(Diagnostics.shown(written)),
                    better.isEmpty() ? "Write a slug such as 'async-await'" : "Write '" + better + "'",
                    "slug");
            return "";
        }
        return slug;
    }
}
