package dev.lectern.access;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * What a role of an OIDC issuer allows: {@code role=scopes}, {@code role=scopes@courses} or, where a part of the role names the
 * course, {@code before{course}after=scopes}. There are spaces between scopes and between courses.
 */
public final class RoleMapping {

    private static final String COURSE = "{course}";

    private final Pattern role;
    private final Set<Scope> scopes;
    private final Set<String> courses;

    private RoleMapping(Pattern role, Set<Scope> scopes, Set<String> courses) {
        this.role = role;
        this.scopes = Set.copyOf(scopes);
        this.courses = Set.copyOf(courses);
    }

    /** Reads {@code written}, in which everything before the last equals sign is the role. */
    static RoleMapping of(String written) {
        int end = written.lastIndexOf('=');
        String role = written.substring(0, Math.max(end, 0)).strip();
        if (role.isEmpty()) {
            throw new IllegalArgumentException(
                    "'%s' maps no role; give a role, '=' and scopes, such as authors=preview ingest"
                            .formatted(written));
        }
        String[] allowed = written.substring(end + 1).split("@", 2);
        Set<String> courses = allowed.length == 1 ? Set.of() : courses(allowed[1], written);
        int place = role.indexOf(COURSE);
        if (place < 0) {
            return new RoleMapping(
                    Pattern.compile(Pattern.quote(role)),
                    scopes(allowed[0], written),
                    allowed.length == 1 ? Set.of(Caller.EVERY_COURSE) : courses);
        }
        String after = role.substring(place + COURSE.length());
        if (allowed.length > 1 || after.contains(COURSE)) {
            throw new IllegalArgumentException(
                    "'%s' names its course twice; give %s once, or courses after an '@'".formatted(written, COURSE));
        }
        return new RoleMapping(
                Pattern.compile(
                        Pattern.quote(role.substring(0, place)) + "(" + Grant.SLUG + ")" + Pattern.quote(after)),
                scopes(allowed[0], written),
                courses);
    }

    /** The courses for each scope that {@code role} gives; empty when this is about another role. */
    Map<Scope, Set<String>> grants(String role) {
        Matcher match = this.role.matcher(role);
        if (!match.matches()) {
            return Map.of();
        }
        return Grant.each(scopes, match.groupCount() == 0 ? courses : Set.of(Grant.slug(match.group(1))));
    }

    private static Set<Scope> scopes(String codes, String written) {
        Set<Scope> scopes = new HashSet<>();
        for (String code : words(codes)) {
            scopes.add(Scope.of(code)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "'%s' gives the scope '%s'; give read, preview, ingest or admin, with spaces between several"
                                    .formatted(written, code))));
        }
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("'%s' gives no scope after '='".formatted(written));
        }
        return scopes;
    }

    private static Set<String> courses(String slugs, String written) {
        Set<String> courses = new HashSet<>();
        for (String slug : words(slugs)) {
            if (!slug.matches(Grant.SLUG)) {
                throw new IllegalArgumentException(
                        "'%s' names the course '%s', which is no slug; leave out the '@' for every course"
                                .formatted(written, slug));
            }
            courses.add(Grant.slug(slug));
        }
        if (courses.isEmpty()) {
            throw new IllegalArgumentException("'%s' names no course after '@'".formatted(written));
        }
        return courses;
    }

    private static String[] words(String text) {
        return Arrays.stream(text.strip().split(" +"))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
    }

    /** Reads mappings of the settings; its refusals are told at the start. */
    public static final class Reader implements Converter<RoleMapping> {

        @Override
        public RoleMapping convert(String written) {
            return of(written);
        }
    }
}
