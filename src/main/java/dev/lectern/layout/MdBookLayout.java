package dev.lectern.layout;

import dev.lectern.markdown.Dialect;
import dev.lectern.markdown.YamlMapping;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A book of mdBook: {@code book.toml} describes it, and {@code SUMMARY.md} says which files are its chapters. */
final class MdBookLayout implements Layout {

    private static final String BOOK = "book.toml";
    private static final String SUMMARY = "SUMMARY.md";

    @Override
    public String name() {
        return "mdbook";
    }

    @Override
    public boolean recognises(CourseFiles files) {
        return files.at(BOOK).isPresent()
                && files.all().stream().anyMatch(file -> Paths.name(file.path()).equals(SUMMARY));
    }

    @Override
    public Arrangement read(CourseFiles files) {
        return files.at(BOOK)
                .flatMap(file -> files.read(file, book -> read(files, book)))
                .orElseGet(() -> read(files, YamlMapping.empty()));
    }

    private static Arrangement read(CourseFiles files, YamlMapping toml) {
        YamlMapping book = toml.mapping("book");
        YamlMapping html = toml.mapping("output").mapping("html");
        String source = book.text("src");
        String root = Paths.resolve("", source.isEmpty() ? "src" : source).orElse("src");
        MdBookSummary summary = new MdBookSummary(files, root, Paths.join(root, SUMMARY));
        files.at(summary.path())
                .ifPresentOrElse(
                        summary::read,
                        () -> files.report(LayoutFinding.error(
                                LayoutFinding.LAYOUT_FILE_MISSING,
                                summary.path(),
                                "There is no %s, which lists the chapters of a book".formatted(summary.path()),
                                "Write it, or set another 'layout' in course.yaml")));
        List<LessonPlace> lessons =
                new MdBookRedirects(html.mapping("redirect"), html.text("site-url"), root, summary.lessons()).lessons();
        CourseMetadata metadata = new CourseMetadata(
                book.text("title"),
                book.text("description"),
                CourseFile.languageTag(book.text("language")),
                List.of(),
                List.copyOf(book.texts("authors")),
                "",
                Map.of());
        return new Arrangement(root, metadata, "", summary.modules(), lessons, dialect(html));
    }

    private static Dialect dialect(YamlMapping html) {
        YamlMapping hidden = html.mapping("code").mapping("hidelines");
        Map<String, String> prefixes = new TreeMap<>();
        hidden.names().forEach(language -> prefixes.put(language, hidden.text(language)));
        return new Dialect(Dialect.Tool.MDBOOK, prefixes);
    }
}
