package dev.lectern.ingestion;

import dev.lectern.diagnostic.StorableText;
import dev.lectern.markdown.ParsedLesson;
import dev.lectern.markdown.ParsedLink;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Keeps as much of contents in memory as the rest of a plan asks for: their links and anchors, and no bodies or bytes. */
final class MemoryStorage implements PlanStorage {

    private final Map<String, List<LinkRows.Link>> links = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> anchors = new ConcurrentHashMap<>();

    @Override
    public Map<String, ContentFacts> find(Collection<String> digests) {
        return Map.of();
    }

    @Override
    public void save(Collection<ContentStore.Parsed> contents, String textSearch) {
        contents.forEach(content -> {
            links.put(content.digest(), links(content.lesson()));
            anchors.put(content.digest(), anchors(content.lesson()));
        });
    }

    @Override
    public LinkRows.Found links(Collection<String> digests) {
        return new LinkRows.Found(links, anchors);
    }

    private static List<LinkRows.Link> links(ParsedLesson lesson) {
        return lesson.links().stream()
                .filter(link -> !link.external())
                .map(MemoryStorage::link)
                .toList();
    }

    /** A link as it would come back from PostgreSQL. */
    private static LinkRows.Link link(ParsedLink link) {
        return new LinkRows.Link(
                link.number(),
                link.kind() == ParsedLink.Kind.IMAGE,
                StorableText.of(link.url()),
                link.line(),
                link.column(),
                link.endLine(),
                link.endColumn());
    }

    private static Map<String, String> anchors(ParsedLesson lesson) {
        return LinkRows.anchors(lesson).entrySet().stream()
                .collect(Collectors.toMap(
                        anchor -> StorableText.of(anchor.getKey()),
                        anchor -> StorableText.of(anchor.getValue()),
                        (first, second) -> second));
    }
}
