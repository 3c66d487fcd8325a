package dev.lectern.planning;

import dev.lectern.diagnostic.DiagnosticCollector;
import dev.lectern.layout.CourseLayout;
import dev.lectern.layout.LayoutFinding;
import dev.lectern.layout.LessonPlace;
import dev.lectern.layout.LessonTexts;
import dev.lectern.markdown.LessonParser;
import dev.lectern.markdown.LessonSource;
import dev.lectern.markdown.LessonText;
import dev.lectern.markdown.ParsedLesson;
import dev.lectern.source.SourceFile;
import dev.lectern.source.SourceTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

/**
 * Sees to it that the content of every lesson of a source is stored: what is stored already is only looked up; the
 * rest is parsed and stored a slice at a time, as many slices at once as there are threads.
 */
final class Contents {

    /** Lessons that are parsed and then stored together: enough for bulk writes, few enough to keep all threads busy. */
    private static final int SLICE = 40;

    /** Characters of parsed lessons, in all formats, that are stored at once even where a slice has more to come. */
    private static final long KEPT = 8_000_000;

    private final LessonParser parser;
    private final PlanStorage storage;
    private final Stages stages;
    private final ExecutorService threads;
    private final DiagnosticCollector diagnostics;
    private final String textSearch;
    private final Map<String, String> digestOf = new ConcurrentHashMap<>();

    Contents(
            LessonParser parser,
            PlanStorage storage,
            Stages stages,
            ExecutorService threads,
            DiagnosticCollector diagnostics,
            String textSearch) {
        this.parser = parser;
        this.storage = storage;
        this.stages = stages;
        this.threads = threads;
        this.diagnostics = diagnostics;
        this.textSearch = textSearch;
    }

    /**
     * What is known of the lessons' contents, by path. A lesson that can't be read or understood is reported and left
     * out.
     */
    Map<String, ContentFacts> of(CourseLayout layout, SourceTree source) throws InterruptedException {
        List<SourceFile> lessons =
                layout.lessons().stream().map(LessonPlace::file).toList();
        stages.expect(lessons.size());
        LessonTexts texts = new LessonTexts(layout, source);
        Slices.each(lessons, slice(lessons), threads, slice -> slice.forEach(file -> read(file, texts)));
        Map<String, ContentFacts> known = new ConcurrentHashMap<>(storage.find(digestOf.values()));
        List<SourceFile> unknown = lessons.stream()
                .filter(file -> digestOf.containsKey(file.path()))
                .filter(file -> !known.containsKey(digestOf.get(file.path())))
                .toList();
        stages.done(lessons.size() - unknown.size());
        Slices.each(unknown, slice(unknown), threads, slice -> known.putAll(parse(slice, texts)));
        texts.diagnostics().forEach(diagnostics::add);

        Map<String, ContentFacts> contents = new HashMap<>();
        for (SourceFile file : lessons) {
            ContentFacts facts = known.get(digestOf.getOrDefault(file.path(), ""));
            if (facts != null) {
                contents.put(file.path(), facts);
                diagnostics.addAll(file.path(), facts.diagnostics());
            }
        }
        return contents;
    }

    /** How many of {@code lessons} make a slice: of few lessons, no more than keeps every processor busy. */
    private static int slice(List<SourceFile> lessons) {
        int share = 1 + lessons.size() / Runtime.getRuntime().availableProcessors();
        return Math.min(SLICE, share);
    }

    private Map<String, ContentFacts> parse(List<SourceFile> slice, LessonTexts texts) {
        Map<String, ContentFacts> facts = new HashMap<>();
        List<ParsedContent> parsed = new ArrayList<>();
        long kept = 0;
        for (SourceFile file : slice) {
            // Read again rather than kept, so that a large source needs little memory; it may have changed meanwhile.
            Optional<LessonText> text = read(file, texts);
            stages.done(1);
            if (text.isEmpty()) {
                continue;
            }
            LessonSource source = understand(text.get());
            if (source instanceof ParsedLesson lesson) {
                parsed.add(new ParsedContent(digestOf.get(file.path()), lesson));
                kept += lesson.characters();
            } else {
                diagnostics.addAll(file.path(), source.diagnostics());
            }
            if (kept > KEPT) {
                facts.putAll(store(parsed));
                parsed.clear();
                kept = 0;
            }
        }
        facts.putAll(store(parsed));
        return facts;
    }

    private Map<String, ContentFacts> store(List<ParsedContent> parsed) {
        try (Stages.Running stage = stages.start(Stages.Stage.STORE)) {
            storage.save(parsed, textSearch);
        }
        Map<String, ContentFacts> facts = new HashMap<>();
        parsed.forEach(content -> facts.put(content.digest(), ContentFacts.of(content.digest(), content.lesson())));
        return facts;
    }

    private LessonSource understand(LessonText text) {
        try (Stages.Running stage = stages.start(Stages.Stage.PARSE)) {
            return parser.parse(text);
        }
    }

    private Optional<LessonText> read(SourceFile file, LessonTexts texts) {
        try (Stages.Running stage = stages.start(Stages.Stage.READ)) {
            LessonText text = texts.of(file);
            digestOf.put(file.path(), ContentFacts.digest(text, textSearch));
            return Optional.of(text);
        } catch (IOException e) {
            digestOf.remove(file.path());
            diagnostics.add(LayoutFinding.unreadable(file.path(), e));
            return Optional.empty();
        }
    }
}
