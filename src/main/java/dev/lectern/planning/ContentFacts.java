package dev.lectern.planning;

import dev.lectern.http.Digests;
import dev.lectern.markdown.Diagnostic;
import dev.lectern.markdown.LessonParser;
import dev.lectern.markdown.LessonText;
import dev.lectern.markdown.ParsedLesson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What planning needs to know of a lesson's content, whether it was parsed just now or long ago.
 *
 * @param digest SHA-256, in hexadecimal, of what the content was made from
 * @param declared what the author declared of its place
 * @param title empty when neither the front matter nor a heading gives one
 * @param diagnostics warnings and infos; their files are empty, since the same content may lie in several
 */
public record ContentFacts(
        String digest,
        Declared declared,
        String title,
        int sections,
        int codeBlocks,
        int words,
        int minutes,
        List<Diagnostic> diagnostics) {

    public ContentFacts {
        diagnostics = List.copyOf(diagnostics);
    }

    /**
     * What front matter says of a lesson's place and identity; empty where it says nothing.
     *
     * @param order null where it says nothing
     * @param publishAt when readers begin to see it, in milliseconds since 1970; null for always
     * @param expireAt when readers no longer see it, in milliseconds since 1970; null for never
     * @param aliases addresses it had before, as written
     */
    public record Declared(
            String id,
            String slug,
            BigDecimal order,
            boolean draft,
            Long publishAt,
            Long expireAt,
            List<String> aliases) {

        public Declared {
            aliases = List.copyOf(aliases);
        }
    }

    /** What is to be known of {@code lesson}, whose content is kept under {@code digest}. */
    public static ContentFacts of(String digest, ParsedLesson lesson) {
        var frontMatter = lesson.frontMatter();
        return new ContentFacts(
                digest,
                new Declared(
                        frontMatter.id(),
                        frontMatter.slug(),
                        frontMatter.order().orElse(null),
                        frontMatter.draft(),
                        frontMatter.publishAt().map(Instant::toEpochMilli).orElse(null),
                        frontMatter.expireAt().map(Instant::toEpochMilli).orElse(null),
                        frontMatter.aliases()),
                lesson.title(),
                lesson.sections().size(),
                lesson.codeBlocks().size(),
                lesson.wordCount(),
                lesson.estimatedMinutes(),
                lesson.diagnostics());
    }

    /** The digest of what content is made from: the text, the language of the search index, and the parser. */
    static String digest(LessonText source, String textSearch) {
        byte[] circumstances = source.circumstances();
        String more = circumstances.length == 0 ? "" : ", %d bytes of circumstances".formatted(circumstances.length);
        String maker = "parser %d, %s%s\n".formatted(LessonParser.VERSION, textSearch, more);
        return Digests.hex(Digests.sha256(maker.getBytes(StandardCharsets.UTF_8), circumstances, source.bytes()));
    }

    Optional<BigDecimal> order() {
        return Optional.ofNullable(declared.order());
    }

    /** The members that the text gave because the author did not. */
    public static List<String> derived(ParsedLesson lesson) {
        List<String> derived = new ArrayList<>();
        if (lesson.frontMatter().title().isEmpty() && !lesson.title().isEmpty()) {
            derived.add("title");
        }
        if (lesson.frontMatter().estimatedMinutes().isEmpty()) {
            derived.add("estimatedMinutes");
        }
        return derived;
    }
}
