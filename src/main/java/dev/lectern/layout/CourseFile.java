package dev.lectern.layout;

import dev.lectern.course.LinkTemplate;
import dev.lectern.markdown.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code course.yaml} says.
 *
 * @param layout name of the layout to read the course by, empty when it does not say
 */
record CourseFile(CourseMetadata metadata, String layout) {

    static final CourseFile NONE = new CourseFile(CourseMetadata.NONE, "");

    static CourseFile of(YamlMapping yaml) {
        String title = yaml.text("title");
        String description = yaml.text("description", "summary");
        String language = language(yaml);
        List<String> tags = yaml.words("tags");
        String license = yaml.text("license");
        String layout = layout(yaml);
        String linkTemplate = linkTemplate(yaml);
        Map<String, Object> rest = yaml.rest();
        List<Object> authors = list(rest.remove("authors"));
        CourseMetadata metadata =
                new CourseMetadata(title, description, language, tags, authors, license, rest, linkTemplate);
        return new CourseFile(metadata, layout);
    }

    private static String layout(YamlMapping yaml) {
        String given = yaml.text("layout");
        if (!given.isEmpty() && Layouts.named(given).isEmpty()) {
            yaml.reject(
                    LayoutFinding.LAYOUT_UNKNOWN,
                    "'%s' is no layout".formatted(given),
                    "Write one of " + String.join(", ", Layouts.names()),
                    "layout");
            return "";
        }
        return given;
    }

    private static String linkTemplate(YamlMapping yaml) {
        String given = yaml.text("linkTemplate");
        Optional<String> problem = LinkTemplate.problem(given);
        problem.ifPresent(why -> yaml.reject(
                LayoutFinding.LINK_TEMPLATE,
                "'%s' %s".formatted(given, why),
                "Write an address such as /learn/{course}/{path}#{anchor}",
                "linkTemplate"));
        return problem.isPresent() ? "" : given;
    }

    /** The BCP 47 form of a language tag; empty when it is none. */
    static String languageTag(String given) {
        Locale locale = Locale.forLanguageTag(given.replace('_', '-'));
        return locale.getLanguage().isEmpty() ? "" : locale.toLanguageTag();
    }

    private static String language(YamlMapping yaml) {
        String given = yaml.text("language", "lang");
        if (given.isEmpty()) {
            return "";
        }
        String tag = languageTag(given);
        if (tag.isEmpty()) {
            yaml.reject(
                    LayoutFinding.COURSE_LANGUAGE,
                    "'%s' is no language tag".formatted(given),
                    "Write a BCP 47 tag such as en, pt-BR or zh-Hans",
                    "language",
                    "lang");
        }
        return tag;
    }

    private static List<Object> list(Object value) {
        if (value == null) {
            return List.of();
        }
        List<Object> items = new ArrayList<>(value instanceof List<?> list ? list : List.of(value));
        items.removeIf(Objects::isNull);
        return items;
    }
}
