package dev.lectern.layout;

import dev.lectern.markdown.Dialect;
import dev.lectern.markdown.YamlMapping;
import dev.lectern.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A site of Docusaurus: the folders of {@code docs} are categories, described by {@code _category_} files. Sidebars that are
 * written as JavaScript are not run; the order is that of sidebars made from the folders.
 */
final class DocusaurusLayout implements Layout, FolderRules {

    private static final String[] CONFIGURATIONS = {
        "docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs", "docusaurus.config.cjs"
    };
    private static final String[] SIDEBARS = {"sidebars.js", "sidebars.ts", "sidebars.mjs", "sidebars.json"};
    /** Title and tagline come early in a file that is a program and not read further. */
    private static final int READ_OF_CONFIGURATION = 32 * 1024;

    private static final List<String> CATEGORIES = List.of("_category_.json", "_category_.yml", "_category_.yaml");
    private static final List<String> INTRODUCTIONS = List.of("index", "readme");
    private static final Pattern TITLE = Pattern.compile("\\btitle\\s*:\\s*(['\"`])(.+?)\\1");
    private static final Pattern TAGLINE = Pattern.compile("\\btagline\\s*:\\s*(['\"`])(.+?)\\1");
    private static final Pattern LOCALE = Pattern.compile("\\bdefaultLocale\\s*:\\s*(['\"`])(.+?)\\1");

    @Override
    public String name() {
        return "docusaurus";
    }

    @Override
    public boolean recognises(CourseFiles files) {
        return files.firstOf(CONFIGURATIONS).isPresent()
                || files.firstOf(SIDEBARS).isPresent()
                || files.all().stream().anyMatch(file -> CATEGORIES.contains(Paths.name(file.path())));
    }

    @Override
    public Arrangement read(CourseFiles files) {
        String root = files.hasFolder("docs") ? "docs" : "";
        String configuration = files.firstOf(CONFIGURATIONS)
                .flatMap(files::bytes)
                .map(bytes ->
                        new String(bytes, 0, Math.min(bytes.length, READ_OF_CONFIGURATION), StandardCharsets.UTF_8))
                .orElse("");
        CourseMetadata metadata = new CourseMetadata(
                first(TITLE, configuration),
                first(TAGLINE, configuration),
                CourseFile.languageTag(first(LOCALE, configuration)),
                List.of(),
                List.of(),
                "",
                Map.of());
        FolderWalk walk = new FolderWalk(this, root, files);
        return new Arrangement(
                root,
                metadata,
                walk.introduction(),
                walk.modules(),
                walk.lessons(),
                Dialect.of(Dialect.Tool.DOCUSAURUS));
    }

    @Override
    public boolean isLesson(String path) {
        // names that begin with _ are partials, which other pages show
        return Paths.hasExtension(path, ".md", ".mdx", ".markdown")
                && !path.startsWith("_")
                && !path.contains("/_")
                && !("/" + path).contains("/node_modules/");
    }

    @Override
    public boolean isIntroduction(SourceFile lesson, CourseFolder folder) {
        String stem = Paths.stem(lesson.path());
        return stem.equalsIgnoreCase(folder.name()) || INTRODUCTIONS.stream().anyMatch(stem::equalsIgnoreCase);
    }

    @Override
    public ModuleFile describe(CourseFolder folder, CourseFiles files) {
        return folder.file(CATEGORIES)
                .flatMap(file -> files.read(file, DocusaurusLayout::category))
                .orElse(ModuleFile.NONE);
    }

    @Override
    public String address(SourceFile lesson, CourseFolder folder) {
        boolean names = isIntroduction(lesson, folder) && !folder.isRoot();
        return names ? folder.address() : Paths.join(folder.address(), Paths.stem(lesson.path()));
    }

    private static ModuleFile category(YamlMapping file) {
        YamlMapping link = file.mapping("link");
        String described = link.text("description");
        ModuleFile read = ModuleFile.of(file);
        return read.summary().isEmpty() ? new ModuleFile(read.title(), described, read.order(), read.metadata()) : read;
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(2) : "";
    }
}
