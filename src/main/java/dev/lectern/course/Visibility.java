package dev.lectern.course;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Objects;

/**
 * Which lessons of a release somebody sees: all of them, or those that are no drafts and whose time it is. The time is told by
 * the last boundary that has passed, at which a lesson came or went, since nothing changes from one to the next.
 *
 * @param preview whether drafts are seen, and lessons outside of their time
 * @param restricted whether the release has lessons that are not seen by everybody at any time
 * @param asOf the last boundary that has passed; {@link #BEGINNING} when none has
 * @param until the next boundary; {@link Instant#MAX} when there is none
 */
public record Visibility(boolean preview, boolean restricted, Instant asOf, Instant until) {

    /** Before all boundaries. */
    public static final Instant BEGINNING =
            OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC).toInstant();

    /** Of a release whose lessons are seen by everybody, always. */
    public static final Visibility WHOLE = new Visibility(false, false, BEGINNING, Instant.MAX);

    private static final String JPQL = """
             (:everything = true or (%1$s.draft = false and (%1$s.publishAt is null or %1$s.publishAt <= :asOf)
                and (%1$s.expireAt is null or %1$s.expireAt > :asOf)))
            """;

    private static final String SQL = """
             (:everything or (not %1$s.draft and (%1$s.publish_at is null or %1$s.publish_at <= :asOf)
                and (%1$s.expire_at is null or %1$s.expire_at > :asOf)))
            """;

    public Visibility {
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(until, "until");
    }

    /** What is seen at {@code now} of a release with these boundaries. */
    static Visibility at(Instant now, boolean preview, boolean restricted, Collection<Instant> boundaries) {
        Instant asOf = boundaries.stream()
                .filter(boundary -> !boundary.isAfter(now))
                .max(Instant::compareTo)
                .orElse(BEGINNING);
        Instant until = boundaries.stream()
                .filter(boundary -> boundary.isAfter(now))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
        return new Visibility(preview, restricted, asOf, until);
    }

    /** What everybody sees after {@code asOf}, the last boundary that had passed. */
    public static Visibility asOf(Instant asOf, boolean restricted) {
        return new Visibility(false, restricted, asOf, Instant.MAX);
    }

    /** The condition that the lesson version {@code alias} of a JPQL query is seen, with the parameters everything and asOf. */
    public static String jpql(String alias) {
        return JPQL.formatted(alias);
    }

    /** The same for SQL. */
    public static String sql(String alias) {
        return SQL.formatted(alias);
    }

    /** Whether every lesson of the release is seen. */
    public boolean everything() {
        return preview || !restricted;
    }

    /** Whether what is seen is not for everybody. */
    public boolean confidential() {
        return preview && restricted;
    }

    /** Tells apart what is seen of one release. */
    String state() {
        return !restricted ? "" : preview ? " preview" : " as of " + asOf;
    }
}
