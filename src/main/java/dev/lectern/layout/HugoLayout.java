package dev.lectern.layout;

import dev.lectern.markdown.Dialect;
import dev.lectern.markdown.YamlMapping;
import java.util.List;
import java.util.Map;

/** A site of Hugo: the folders of {@code content} are sections, unless one is a page with its resources. */
final class HugoLayout implements Layout {

    private static final String[] CONFIGURATIONS = {
        "hugo.toml",
        "hugo.yaml",
        "hugo.yml",
        "hugo.json",
        "config.toml",
        "config.yaml",
        "config.yml",
        "config.json",
        "config/_default/hugo.toml",
        "config/_default/hugo.yaml",
        "config/_default/hugo.yml",
        "config/_default/config.toml",
        "config/_default/config.yaml",
        "config/_default/config.yml"
    };
    private static final String DEFAULT_LANGUAGE = "en";

    @Override
    public String name() {
        return "hugo";
    }

    @Override
    public boolean recognises(CourseFiles files) {
        return files.firstOf(CONFIGURATIONS).isPresent()
                && (files.hasFolder("content") || files.at("_index.md").isPresent());
    }

    @Override
    public Arrangement read(CourseFiles files) {
        return files.firstOf(CONFIGURATIONS)
                .flatMap(file -> files.read(file, site -> read(files, site)))
                .orElseGet(() -> read(files, YamlMapping.empty()));
    }

    private static Arrangement read(CourseFiles files, YamlMapping site) {
        String language = orElse(site.text("defaultContentLanguage", "defaultcontentlanguage"), DEFAULT_LANGUAGE);
        YamlMapping languages = site.mapping("languages");
        YamlMapping own = languages.mapping(language);
        List<String> others = languages.names().stream()
                .filter(name -> !name.equals(language))
                .toList();
        String given =
                orElse(own.text("contentDir", "contentdir"), orElse(site.text("contentDir", "contentdir"), "content"));
        String content = Paths.resolve("", given).orElse("content");
        String root = !files.hasFolder(content)
                ? ""
                : files.hasFolder(Paths.join(content, language)) ? Paths.join(content, language) : content;
        FolderWalk walk = new FolderWalk(new HugoSections(files, root, language, others), root, files);
        return new Arrangement(
                root,
                metadata(site, own, language),
                walk.introduction(),
                walk.modules(),
                walk.lessons(),
                Dialect.of(Dialect.Tool.HUGO));
    }

    private static CourseMetadata metadata(YamlMapping site, YamlMapping own, String language) {
        String ownTag = own.text("languageCode", "locale");
        String tag = CourseFile.languageTag(orElse(ownTag, site.text("languageCode", "languagecode", "locale")));
        YamlMapping params = site.mapping("params");
        return new CourseMetadata(
                orElse(own.text("title"), site.text("title")),
                params.text("description"),
                orElse(tag, CourseFile.languageTag(language)),
                List.of(),
                List.of(),
                site.text("copyright"),
                Map.of());
    }

    private static String orElse(String text, String other) {
        return text.isEmpty() ? other : text;
    }
}
