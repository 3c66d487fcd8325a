package dev.lectern.course;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses that a frontend has for lessons and sections, such as <code>/learn/{course}/{path}#{anchor}</code>. Values
 * are percent-encoded; a <code>#</code> with nothing after it is left out.
 *
 * @param text valid, or empty for the addresses of the API itself
 */
public record LinkTemplate(String text) {

    private static final String API = "/api/v1/courses/{course}/lessons/{lesson}#{anchor}";
    private static final String API_PINNED = "/api/v1/courses/{course}/lessons/{lesson}?release={release}#{anchor}";

    private static final Set<String> VARIABLES =
            new TreeSet<>(Set.of("course", "path", "lesson", "anchor", "lessonId", "sectionId"));
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]*)\\}");
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*:");
    private static final Pattern WEB = Pattern.compile("(?i)^https?://[^/{}?#]+(?:[/?#].*)?$");
    private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9._~:/?#@!$&*+,;=%-]*");

    /** The API's own addresses. */
    public static final LinkTemplate NONE = new LinkTemplate("");

    public LinkTemplate {
        Optional<String> problem = problem(text);
        if (problem.isPresent()) {
            throw new IllegalArgumentException("The link template '%s' %s".formatted(text, problem.get()));
        }
    }

    /** What is wrong with {@code text}, in words that can follow it; empty when it is a template. */
    public static Optional<String> problem(String text) {
        for (MatchResult variable : VARIABLE.matcher(text).results().toList()) {
            if (!VARIABLES.contains(variable.group(1))) {
                return Optional.of("has no variable {%s}; there are %s".formatted(variable.group(1), VARIABLES));
            }
        }
        String fixed = VARIABLE.matcher(text).replaceAll("x");
        if (!CHARACTERS.matcher(fixed).matches()) {
            return Optional.of("holds a character that must be percent-encoded in an address");
        }
        if (SCHEME.matcher(fixed).find() || fixed.startsWith("//")) {
            return WEB.matcher(text).matches()
                    ? Optional.empty()
                    : Optional.of("must begin with http:// or https:// and a host, or be relative");
        }
        return VARIABLE.matcher(text).lookingAt()
                ? Optional.of("must not begin with a variable; begin it with / or with a scheme and a host")
                : Optional.empty();
    }

    /**
     * The address of a lesson or a section, whose characters are those of an address alone.
     *
     * @param values of the variables, by name, those of a section empty where it is the lesson; {@code release} too
     */
    String expand(Map<String, String> values, boolean pinned) {
        String template = text.isEmpty() ? (pinned ? API_PINNED : API) : text;
        Matcher variable = VARIABLE.matcher(template);
        StringBuilder address = new StringBuilder();
        while (variable.find()) {
            String name = variable.group(1);
            String value = values.get(name);
            variable.appendReplacement(
                    address,
                    Matcher.quoteReplacement(
                            name.equals("path") ? encoded(value).replace(".", "/") : encoded(value)));
        }
        variable.appendTail(address);
        int last = address.length() - 1;
        return last >= 0 && address.charAt(last) == '#' ? address.substring(0, last) : address.toString();
    }

    /** {@code value} with nothing in it that means something in an address. */
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
