package dev.lectern.layout;

import dev.lectern.markdown.Dialect;
import dev.lectern.markdown.FrontMatter;
import dev.lectern.source.SourceFile;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells the pages of Hugo's content from what is there for pages, and its sections from pages that have a folder. */
final class HugoSections implements FolderRules {

    private static final String SECTION = "_index";
    private static final String PAGE = "index";

    private final String root;
    private final String language;
    private final List<String> otherLanguages;
    private final Set<String> bundles = new HashSet<>();
    private final Set<String> unrendered = new HashSet<>();
    private final Set<String> rendered = new HashSet<>();

    /** The rules for the pages of {@code files} in {@code language} below {@code root}. */
    HugoSections(CourseFiles files, String root, String language, List<String> otherLanguages) {
        this.root = root;
        this.language = language;
        this.otherLanguages = List.copyOf(otherLanguages);
        files.all().stream()
                .filter(file -> Paths.isBelow(file.path(), root) && isMarkdown(file.path()))
                .forEach(file -> learn(file, files));
    }

    @Override
    public boolean isLesson(String path) {
        return isMarkdown(path)
                && otherLanguages.stream().noneMatch(other -> Paths.stem(path).endsWith("." + other))
                && foldersOf(path).noneMatch(folder -> isResource(path, folder) || isUnrendered(path, folder));
    }

    @Override
    public String standsAt(String path) {
        return isBundle(path) ? Paths.parent(path) : path;
    }

    @Override
    public boolean isIntroduction(SourceFile lesson, CourseFolder folder) {
        return nameOf(lesson.path()).equals(SECTION);
    }

    @Override
    public ModuleFile describe(CourseFolder folder, CourseFiles files) {
        return ModuleFile.NONE;
    }

    @Override
    public String address(SourceFile lesson, CourseFolder folder) {
        String path = lesson.path();
        if (isBundle(path)) {
            return Paths.from(root, Paths.parent(path));
        } else if (nameOf(path).equals(SECTION)) {
            return folder.isRoot() ? PAGE : folder.address();
        }
        return Paths.join(folder.address(), nameOf(path));
    }

    private void learn(SourceFile file, CourseFiles files) {
        String name = nameOf(file.path());
        String folder = Paths.parent(file.path());
        if (name.equals(PAGE) && !folder.equals(root)) {
            bundles.add(folder);
        } else if (name.equals(SECTION)) {
            files.bytes(file).ifPresent(bytes -> learn(file.path(), bytes));
        }
    }

    /** A section may say that it and the pages in it make no page, and that it makes one all the same. */
    private void learn(String path, byte[] section) {
        Map<String, Object> said =
                FrontMatter.of(section, Dialect.of(Dialect.Tool.HUGO)).metadata();
        if (said.get("cascade") instanceof Map<?, ?> cascade
                && !cascade.containsKey("target")
                && !cascade.containsKey("_target")
                && render(cascade).filter(HugoSections::isNever).isPresent()) {
            unrendered.add(Paths.parent(path));
            if (render(said).filter(how -> !isNever(how)).isPresent()) {
                rendered.add(path);
            }
        }
    }

    private static Optional<Object> render(Map<?, ?> said) {
        return Stream.of("build", "_build")
                .map(said::get)
                .filter(Map.class::isInstance)
                .map(build -> (Object) ((Map<?, ?>) build).get("render"))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static boolean isNever(Object render) {
        return render.equals("never") || render.equals(false);
    }

    private static boolean isMarkdown(String path) {
        return Paths.hasExtension(path, ".md", ".markdown");
    }

    /** The file's name without its extension and without the language that its site is in. */
    private String nameOf(String path) {
        String stem = Paths.stem(path);
        return stem.endsWith("." + language) ? stem.substring(0, stem.length() - language.length() - 1) : stem;
    }

    private boolean isBundle(String path) {
        return nameOf(path).equals(PAGE) && isMarkdown(path) && bundles.contains(Paths.parent(path));
    }

    private boolean isResource(String path, String folder) {
        return bundles.contains(folder) && !(isBundle(path) && folder.equals(Paths.parent(path)));
    }

    private boolean isUnrendered(String path, String folder) {
        return unrendered.contains(folder) && !rendered.contains(path);
    }

    private static Stream<String> foldersOf(String path) {
        return Stream.iterate(Paths.parent(path), folder -> !folder.isEmpty(), Paths::parent);
    }
}
