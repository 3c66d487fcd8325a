package dev.lectern.markdown;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** What a lesson's author declared in the block at the top of the file. Text that was not given is empty. */
public final class FrontMatter {

    /** The front matter of a file that has none. */
    public static final FrontMatter NONE = new Builder().build();

    private final String id;
    private final String title;
    private final String slug;
    private final String summary;
    private final BigDecimal order;
    private final Integer estimatedMinutes;
    private final boolean draft;
    private final Instant publishAt;
    private final Instant expireAt;
    private final List<String> tags;
    private final List<String> objectives;
    private final List<String> aliases;
    private final Map<String, Object> metadata;

    private FrontMatter(Builder builder) {
        this.id = builder.id;
        this.title = builder.title;
        this.slug = builder.slug;
        this.summary = builder.summary;
        this.order = builder.order;
        this.estimatedMinutes = builder.estimatedMinutes;
        this.draft = builder.draft;
        this.publishAt = builder.publishAt;
        this.expireAt = builder.expireAt;
        this.tags = List.copyOf(builder.tags);
        this.objectives = List.copyOf(builder.objectives);
        this.aliases = List.copyOf(builder.aliases);
        this.metadata = Collections.unmodifiableMap(new LinkedHashMap<>(builder.metadata));
    }

    /** The front matter at the top of {@code file}; {@link #NONE} when it has none, or is broken. */
    public static FrontMatter of(byte[] file, Dialect dialect) {
        List<Diagnostic> unheard = new ArrayList<>();
        SourceText source = SourceText.decode(file, unheard);
        FrontMatterBlock block = source == null ? null : FrontMatterBlock.find(source, dialect, unheard);
        return block == null ? NONE : FrontMatterReader.read(block, dialect, unheard);
    }

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    /**
     * Overrides the last segment of the lesson's slug. Of a Docusaurus or Hugo page it may be a path, which begins with
     * {@code /} where it overrides the whole slug.
     */
    public String slug() {
        return slug;
    }

    public String summary() {
        return summary;
    }

    /** Place among its siblings, the lowest first. */
    public Optional<BigDecimal> order() {
        return Optional.ofNullable(order);
    }

    /** As given, at least 1. */
    public OptionalInt estimatedMinutes() {
        return estimatedMinutes == null ? OptionalInt.empty() : OptionalInt.of(estimatedMinutes);
    }

    public boolean draft() {
        return draft;
    }

    /** When readers begin to see the lesson, to the millisecond; empty for always. */
    public Optional<Instant> publishAt() {
        return Optional.ofNullable(publishAt);
    }

    /** When readers no longer see the lesson, to the millisecond; empty for never. */
    public Optional<Instant> expireAt() {
        return Optional.ofNullable(expireAt);
    }

    public List<String> tags() {
        return tags;
    }

    public List<String> objectives() {
        return objectives;
    }

    /** Addresses the lesson had before. */
    public List<String> aliases() {
        return aliases;
    }

    /**
     * Every key that has no meaning of its own, in the order written. Values are JSON's: null, Boolean, Integer,
     * Long, BigInteger, Double, String, List and Map with String keys.
     */
    public Map<String, Object> metadata() {
        return metadata;
    }

    /** Gathers what the reader of the YAML finds. */
    static final class Builder {
        String id = "";
        String title = "";
        String slug = "";
        String summary = "";
        BigDecimal order;
        Integer estimatedMinutes;
        boolean draft;
        Instant publishAt;
        Instant expireAt;
        final List<String> tags = new ArrayList<>();
        final List<String> objectives = new ArrayList<>();
        final List<String> aliases = new ArrayList<>();
        final Map<String, Object> metadata = new LinkedHashMap<>();

        FrontMatter build() {
            Objects.requireNonNull(id, "id");
            return new FrontMatter(this);
        }
    }
}
