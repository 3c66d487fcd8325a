package dev.lectern.markdown;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Understands front matter: the names it knows, and what other course formats call them. */
final class FrontMatterReader {

    private static final Pattern SLUG = Pattern.compile("[\\p{L}\\p{M}\\p{N}_-]+");
    private static final Pattern NOT_SLUG = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_]+");

    private static final Pattern PAGE = Pattern.compile("(?i)(?:\\.html?|/)$");

    private final YamlMapping yaml;
    private final Dialect.Tool tool;

    private FrontMatterReader(YamlMapping yaml, Dialect.Tool tool) {
        this.yaml = yaml;
        this.tool = tool;
    }

    /** What {@code block} says; errors go to {@code diagnostics}. */
    static FrontMatter read(FrontMatterBlock block, Dialect dialect, List<Diagnostic> diagnostics) {
        if (block.text().isBlank()) {
            return FrontMatter.NONE;
        }
        Optional<YamlMapping> mapping = block.toml()
                ? MappingReader.toml(block.text(), block.textLine(), diagnostics)
                : MappingReader.yaml(block.text(), block.textLine(), diagnostics);
        return mapping.map(found -> new FrontMatterReader(found, dialect.tool()).read())
                .orElse(FrontMatter.NONE);
    }

    private FrontMatter read() {
        FrontMatter.Builder builder = new FrontMatter.Builder();
        String id = yaml.text("id");
        builder.title = yaml.text("title");
        builder.slug = sites() ? siteSlug(id) : slug();
        builder.summary = yaml.text("summary", "description");
        builder.order = order().orElse(null);
        OptionalInt minutes = minutes();
        builder.estimatedMinutes = minutes.isPresent() ? minutes.getAsInt() : null;
        builder.draft = yaml.flag("draft");
        builder.publishAt = time(names("publishAt", "publishDate")).orElse(null);
        builder.expireAt = time(names("expireAt", "expiryDate")).orElse(null);
        checkTimes(builder);
        builder.tags.addAll(yaml.words("tags"));
        builder.objectives.addAll(yaml.texts("objectives"));
        builder.aliases.addAll(yaml.texts("aliases"));
        builder.metadata.putAll(yaml.rest());
        if (tool == Dialect.Tool.DOCUSAURUS && !id.isEmpty()) {
            // unique in a folder only, so it can't tell lessons apart
            builder.metadata.put("id", id);
        } else {
            builder.id = id;
        }
        return builder.build();
    }

    /** Hugo has names of its own. */
    private String[] names(String name, String inHugo) {
        return tool == Dialect.Tool.HUGO ? new String[] {name, inHugo} : new String[] {name};
    }

    private Optional<Instant> time(String... names) {
        String written = yaml.text(names);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> time = WrittenTime.read(written);
        if (time.isEmpty()) {
            yaml.reject(
                    Diagnostics.INVALID_TIME,
                    "'%s' is no time".formatted(Diagnostics.shown(written)),
                    "Write a time with its offset from UTC, such as 2026-01-31T09:00:00+01:00, or a date, such as 2026-01-31,"
                            + " for its beginning in UTC",
                    names);
        }
        return time;
    }

    private void checkTimes(FrontMatter.Builder builder) {
        if (builder.publishAt != null && builder.expireAt != null && !builder.publishAt.isBefore(builder.expireAt)) {
            yaml.reject(
                    Diagnostics.EXPIRES_FIRST,
                    "The lesson expires at %s and would be published at %s, so nobody would ever see it"
                            .formatted(builder.expireAt, builder.publishAt),
                    "Let 'expireAt' be later than 'publishAt', or write 'draft: true'",
                    names("expireAt", "expiryDate"));
        }
    }

    private boolean sites() {
        return tool == Dialect.Tool.DOCUSAURUS || tool == Dialect.Tool.HUGO;
    }

    private Optional<BigDecimal> order() {
        // Hugo: "a weight of zero" is none
        return yaml.decimal("order", "weight", "sidebar_position")
                .filter(order -> tool != Dialect.Tool.HUGO || order.signum() != 0);
    }

    /** A slug as sites know it: a name, a path from the folder, or one that begins with {@code /} and so is all of it. */
    private String siteSlug(String id) {
        String url = tool == Dialect.Tool.HUGO ? yaml.text("url") : "";
        String slug = yaml.text("slug");
        String written = !url.isEmpty() ? "/" + url : !slug.isEmpty() || tool == Dialect.Tool.HUGO ? slug : id;
        String path = Arrays.stream(PAGE.matcher(written).replaceFirst("").split("/"))
                .map(FrontMatterReader::slugOf)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/"));
        return !path.isEmpty() && written.startsWith("/") ? "/" + path : path;
    }

    private OptionalInt minutes() {
        if (yaml.has("estimatedMinutes", "minutes") || !yaml.has("teaching", "exercises")) {
            return yaml.integer(1, "estimatedMinutes", "minutes");
        }
        int sum = yaml.peekInteger(0, "teaching").orElse(0)
                + yaml.peekInteger(0, "exercises").orElse(0);
        return sum > 0 ? OptionalInt.of(sum) : OptionalInt.empty();
    }

    private String slug() {
        String written = yaml.text("slug");
        String slug = written.toLowerCase(Locale.ROOT);
        if (!slug.isEmpty() && !SLUG.matcher(slug).matches()) {
            String better = slugOf(slug);
            yaml.reject(
                    Diagnostics.INVALID_SLUG,
                    "The slug '%s' holds more than letters, digits, '-' and '_'".formatted(Diagnostics.shown(written)),
                    better.isEmpty() ? "Write a slug such as 'async-await'" : "Write '" + better + "'",
                    "slug");
            return "";
        }
        return slug;
    }

    private static String slugOf(String text) {
        String lower = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return NOT_SLUG.matcher(lower).replaceAll("-").replaceAll("^-+|-+$", "");
    }
}
