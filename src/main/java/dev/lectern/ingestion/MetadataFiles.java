package dev.lectern.ingestion;

import dev.lectern.course.LinkTemplate;
import dev.lectern.markdown.Diagnostic;
import dev.lectern.markdown.YamlMapping;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads {@code course.yaml} and {@code module.yaml}. */
final class MetadataFiles {

    private static final String DEFAULT_LANGUAGE = "en";

    private MetadataFiles() {}

    /**
     * What a {@code module.yaml} says.
     *
     * @param title empty when it does not say
     * @param order null when it does not say
     */
    record ModuleFile(String title, String summary, BigDecimal order, Map<String, Object> metadata) {

        static final ModuleFile NONE = new ModuleFile("", "", null, Map.of());
    }

    /** Reads {@code course.yaml}; its title is empty when it does not say. Broken files are reported and say nothing. */
    static CourseMetadata course(byte[] file, List<Diagnostic> diagnostics) {
        Optional<YamlMapping> read = YamlMapping.read(file, diagnostics);
        if (read.isEmpty()) {
            return unnamedCourse();
        }
        YamlMapping yaml = read.get();
        String title = yaml.text("title");
        String description = yaml.text("description", "summary");
        String language = language(yaml, diagnostics);
        List<String> tags = yaml.words("tags");
        String license = yaml.text("license");
        String linkTemplate = linkTemplate(yaml);
        Map<String, Object> rest = yaml.rest();
        List<Object> authors = list(rest.remove("authors"));
        return new CourseMetadata(title, description, language, tags, authors, license, rest, linkTemplate);
    }

    /** The metadata of a course without a {@code course.yaml}. */
    static CourseMetadata unnamedCourse() {
        return new CourseMetadata("", "", DEFAULT_LANGUAGE, List.of(), List.of(), "", Map.of(), "");
    }

    /** Reads {@code module.yaml}. Broken files are reported and say nothing. */
    static ModuleFile module(byte[] file, List<Diagnostic> diagnostics) {
        return YamlMapping.read(file, diagnostics)
                .map(yaml -> new ModuleFile(
                        yaml.text("title", "label"),
                        yaml.text("summary", "description"),
                        yaml.decimal("order", "weight", "position", "sidebar_position")
                                .orElse(null),
                        yaml.rest()))
                .orElse(ModuleFile.NONE);
    }

    private static String language(YamlMapping yaml, List<Diagnostic> diagnostics) {
        String given = yaml.text("language", "lang");
        if (given.isEmpty()) {
            return DEFAULT_LANGUAGE;
        }
        String tag = given.replace('_', '-');
        if (Locale.forLanguageTag(tag).getLanguage().isEmpty()) {
            yaml.reject(
                    Finding.COURSE_LANGUAGE,
                    "'%s' is no language tag".formatted(given),
                    "Write a BCP 47 tag such as en, pt-BR or zh-Hans",
                    "language",
                    "lang");
            return DEFAULT_LANGUAGE;
        }
        return Locale.forLanguageTag(tag).toLanguageTag();
    }

    private static String linkTemplate(YamlMapping yaml) {
        String given = yaml.text("linkTemplate");
        Optional<String> problem = LinkTemplate.problem(given);
        problem.ifPresent(why -> yaml.reject(
                Finding.LINK_TEMPLATE,
                "'%s' %s".formatted(given, why),
                "Write an address such as /learn/{course}/{path}#{anchor}",
                "linkTemplate"));
        return problem.isPresent() ? "" : given;
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
