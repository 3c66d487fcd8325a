package dev.lectern.course;

import dev.lectern.http.ProblemCode;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Addresses of courses, modules and lessons: letters, digits, {@code -} and {@code _}, segments joined by a dot. */
public final class Slugs {

    private static final int LONGEST_COURSE = 100;
    private static final Pattern ORDERING_PREFIX = Pattern.compile("^(\\d{1,9})[-_. ]+(?=.)");
    private static final Pattern LEADING_NUMBER = Pattern.compile("^(\\d{1,9})(?:[-_. ]|$)");
    private static final Pattern NOT_OF_A_SLUG = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_-]+");
    private static final Pattern PAGE = Pattern.compile("(?i)\\.(?:md|markdown|html?)/?$");
    private static final Pattern SEPARATOR = Pattern.compile("[/.]");
    private static final Pattern EDGES = Pattern.compile("^-+|-+$");

    private Slugs() {}

    /**
     * The slug segment of a file or folder name (its extension already removed): lower case, without an ordering
     * prefix such as {@code 01-}; empty when the name holds neither letter nor digit.
     */
    public static String segment(String name) {
        String lower =
                Normalizer.normalize(withoutPrefix(name), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return EDGES.matcher(NOT_OF_A_SLUG.matcher(lower).replaceAll("-")).replaceAll("");
    }

    /**
     * The slug of a lesson that an author writes as a slug, a path or an address of a site: {@code threads.channels} of
     * {@code threads.channels}, {@code 02-threads/01-channels.md} and {@code /threads/channels/}. Empty when it has none.
     */
    public static String address(String written) {
        String path = PAGE.matcher(written.strip()).replaceFirst("");
        return Arrays.stream(SEPARATOR.split(path))
                .map(Slugs::segment)
                .filter(segment -> !segment.isEmpty())
                .collect(Collectors.joining("."));
    }

    /** The slug of a path of names, {@code /} between them; names with neither letter nor digit are left out. */
    public static String path(String names) {
        return Arrays.stream(names.split("/"))
                .map(Slugs::segment)
                .filter(segment -> !segment.isEmpty())
                .collect(Collectors.joining("."));
    }

    /** Whether {@code slug} is just what {@link #segment} makes: one segment, in the form in which addresses are kept. */
    public static boolean isSegment(String slug) {
        return !slug.isEmpty() && segment(slug).equals(slug);
    }

    /** An address as it was asked for, in the form in which addresses are kept: some systems write {@code ü} as two characters. */
    public static String asked(String address) {
        return Normalizer.normalize(address, Normalizer.Form.NFC);
    }

    /** The slug of a course that need not exist yet, as it is kept. 400 where {@code asked} can't be one. */
    public static String ofNewCourse(String asked) {
        String slug = asked(asked);
        if (slug.length() > LONGEST_COURSE || !isSegment(slug)) {
            throw ProblemCode.SLUG_INVALID.because(
                    "'%s' can't be the slug of a course: that has letters in lower case, digits, '-' and '_', and at most %d of them."
                            .formatted(asked, LONGEST_COURSE));
        }
        return slug;
    }

    /** Whether {@code address} can be looked up at all: PostgreSQL holds no NUL. */
    public static boolean storable(String address) {
        return address.indexOf('\0') < 0;
    }

    /** A name without its ordering prefix: {@code async-await} of {@code 04-async-await}. */
    public static String withoutPrefix(String name) {
        return ORDERING_PREFIX.matcher(name).replaceFirst("");
    }

    /** The numeric ordering prefix of a name: {@code 04} of {@code 04-async-await}; empty when there is none. */
    public static String orderingPrefix(String name) {
        Matcher prefix = LEADING_NUMBER.matcher(name);
        return prefix.find() ? prefix.group(1) : "";
    }
}
