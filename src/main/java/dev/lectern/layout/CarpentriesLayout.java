package dev.lectern.layout;

import dev.lectern.markdown.Dialect;
import dev.lectern.markdown.FrontMatter;
import dev.lectern.markdown.YamlMapping;
import dev.lectern.source.SourceFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A lesson of The Carpentries, in their words: its episodes are the lessons of the course, in the order that
 * {@code config.yaml} lists them. Older ones are sites of Jekyll.
 */
final class CarpentriesLayout implements Layout {

    private static final String CONFIGURATION = "config.yaml";
    private static final String OLD_CONFIGURATION = "_config.yml";
    private static final List<String> AUDIENCES = List.of("learners", "instructors", "profiles");
    private static final String OLD_EXTRAS = "_extras";

    @Override
    public String name() {
        return "carpentries";
    }

    @Override
    public boolean recognises(CourseFiles files) {
        return files.at(CONFIGURATION).isPresent() && files.hasFolder("episodes")
                || files.at(OLD_CONFIGURATION).isPresent() && files.hasFolder("_episodes");
    }

    @Override
    public Arrangement read(CourseFiles files) {
        return files.firstOf(CONFIGURATION, OLD_CONFIGURATION)
                .flatMap(file -> files.read(file, lesson -> read(files, file.path(), lesson)))
                .orElseGet(() -> read(files, CONFIGURATION, YamlMapping.empty()));
    }

    private static Arrangement read(CourseFiles files, String configuration, YamlMapping lesson) {
        Places places = new Places(files, configuration);
        CourseMetadata metadata = metadata(lesson);
        files.firstOf("index.md", "index.Rmd").ifPresent(file -> places.addHome(file, metadata.title()));
        boolean old = !files.hasFolder("episodes") && files.hasFolder("_episodes");
        List<String> listed = lesson.texts("episodes");
        places.addAll(old ? "_episodes" : "episodes", listed, "", true);
        for (String audience : AUDIENCES) {
            places.addModule(audience, audience, lesson.texts(audience));
        }
        if (old) {
            places.addModule(OLD_EXTRAS, "extras", List.of());
            files.firstOf("setup.md").ifPresent(file -> places.add(file, "", "setup"));
            files.firstOf("reference.md").ifPresent(file -> places.add(file, "", "reference"));
        }
        return new Arrangement("", metadata, "", places.modules, places.lessons, Dialect.of(Dialect.Tool.CARPENTRIES));
    }

    private static CourseMetadata metadata(YamlMapping lesson) {
        String title = lesson.text("title");
        String description = lesson.text("description");
        String language = CourseFile.languageTag(lesson.text("lang", "language"));
        List<String> keywords = lesson.words("keywords");
        String license = lesson.text("license");
        return new CourseMetadata(title, description, language, keywords, List.of(), license, Map.of());
    }

    /** Gathers lessons folder by folder, in order. */
    private static final class Places {

        private final List<ModulePlace> modules = new ArrayList<>();
        private final List<LessonPlace> lessons = new ArrayList<>();
        private final CourseFiles files;
        private final String configuration;
        private final Map<String, Integer> count = new HashMap<>();

        Places(CourseFiles files, String configuration) {
            this.files = files;
            this.configuration = configuration;
        }

        /** The first page, which is called as the whole unless it says otherwise. */
        void addHome(SourceFile file, String title) {
            Dialect dialect = Dialect.of(Dialect.Tool.CARPENTRIES);
            boolean named = files.bytes(file)
                    .filter(bytes -> !FrontMatter.of(bytes, dialect).title().isEmpty())
                    .isPresent();
            lessons.add(new LessonPlace(file, "", "index", true, named ? "" : title, null, "", List.of()));
        }

        void addModule(String folder, String name, List<String> listed) {
            if (in(folder).isEmpty()) {
                return;
            }
            modules.add(new ModulePlace(folder, "", folder, name, "", "", next(""), "", false, "", Map.of()));
            addAll(folder, listed, folder, false);
        }

        /** The files that are listed, in that order; then the others by name, unless they are left out. */
        void addAll(String folder, List<String> listed, String module, boolean listedOnly) {
            List<SourceFile> rest = new ArrayList<>(in(folder));
            for (String name : listed) {
                Optional<SourceFile> file = files.firstOf(Paths.join(folder, name), name);
                if (file.isEmpty()) {
                    files.report(LayoutFinding.warning(
                            LayoutFinding.LAYOUT_LESSON_MISSING,
                            configuration,
                            1,
                            1,
                            "There is no file '%s' in %s".formatted(name, folder),
                            "Write it, or remove it from the list"));
                } else if (rest.remove(file.get())) {
                    add(file.get(), module, addressOf(file.get(), module));
                }
            }
            for (SourceFile file : rest) {
                if (listedOnly && !listed.isEmpty()) {
                    files.report(LayoutFinding.info(
                            LayoutFinding.LAYOUT_LESSON_UNLISTED,
                            file.path(),
                            "The file is not listed in %s and is left out".formatted(configuration),
                            "List it under 'episodes' to publish it"));
                } else {
                    add(file, module, addressOf(file, module));
                }
            }
        }

        void add(SourceFile file, String module, String address) {
            lessons.add(new LessonPlace(file, module, address, false, "", next(module), "", List.of()));
        }

        private BigDecimal next(String module) {
            return BigDecimal.valueOf(count.merge(module, 1, Integer::sum));
        }

        private List<SourceFile> in(String folder) {
            return files.all().stream()
                    .filter(file -> Paths.parent(file.path()).equals(folder))
                    .filter(file -> Paths.hasExtension(file.path(), ".md", ".markdown", ".rmd"))
                    .toList();
        }

        /** The pages of a lesson lie beside one another: only those that are no episodes keep the name of their folder. */
        private static String addressOf(SourceFile file, String module) {
            return Paths.join(module.startsWith("_") ? module.substring(1) : module, Paths.stem(file.path()));
        }
    }
}
