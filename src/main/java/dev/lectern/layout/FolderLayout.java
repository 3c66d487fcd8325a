package dev.lectern.layout;

import dev.lectern.markdown.Dialect;
import dev.lectern.source.SourceFile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A course that no other tool knows: folders are modules, Markdown files are lessons. */
final class FolderLayout implements Layout, FolderRules {

    private static final List<String> MODULE_FILES = List.of("module.yaml", "module.yml");
    private static final List<String> INTRODUCTIONS = List.of("index", "_index", "readme");

    @Override
    public String name() {
        return "folder";
    }

    @Override
    public boolean recognises(CourseFiles files) {
        return true;
    }

    @Override
    public Arrangement read(CourseFiles files) {
        FolderWalk walk = new FolderWalk(this, "", files);
        return new Arrangement(
                "", CourseMetadata.NONE, walk.introduction(), walk.modules(), walk.lessons(), Dialect.NONE);
    }

    @Override
    public boolean isLesson(String path) {
        return Paths.hasExtension(path, ".md", ".markdown");
    }

    @Override
    public Optional<SourceFile> introduction(CourseFolder folder) {
        List<SourceFile> lessons = folder.lessons();
        return INTRODUCTIONS.stream()
                .flatMap(name ->
                        lessons.stream().filter(file -> Paths.stem(file.path()).equalsIgnoreCase(name)))
                .findFirst();
    }

    @Override
    public boolean isIntroduction(SourceFile lesson, CourseFolder folder) {
        return INTRODUCTIONS.contains(Paths.stem(lesson.path()).toLowerCase(Locale.ROOT));
    }

    @Override
    public ModuleFile describe(CourseFolder folder, CourseFiles files) {
        return folder.file(MODULE_FILES)
                .flatMap(file -> files.read(file, ModuleFile::of))
                .orElse(ModuleFile.NONE);
    }

    @Override
    public String address(SourceFile lesson, CourseFolder folder) {
        return Paths.withoutExtension(lesson.path());
    }
}
