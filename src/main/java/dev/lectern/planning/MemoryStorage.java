package dev.lectern.planning;

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

    private final Map<String, List<ContentLink>> links = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> anchors = new ConcurrentHashMap<>();

    @Override
    public Map<String, ContentFacts> find(Collection<String> digests) {
        return Map.of();
    }

    @Override
    public void save(Collection<ParsedContent> contents, String textSearch) {
        contents.forEach(content -> {
            links.put(content.digest(), links(content.lesson()));
            anchors.put(content.digest(), anchors(content.lesson()));
        });
    }

    @Override
    public ContentLinks links(Collection<String> digests) {
        return new ContentLinks(links, anchors);
    }

    private static List<ContentLink> links(ParsedLesson lesson) {
        return lesson.links().stream()
                .filter(link -> !link.external())
                .map(MemoryStorage::link)
                .toList();
    }

    /** A link as it would come back from PostgreSQL. */
    private static ContentLink link(ParsedLink link) {
        return new ContentLink(
                link.number(),
                link.kind() == ParsedLink.Kind.IMAGE,
                StorableText.of(link.url()),
                link.line(),
                link.column(),
                link.endLine(),
                link.endColumn());
    }

    private static Map<String, String> anchors(ParsedLesson lesson) {
        return ContentLinks.anchors(lesson).entrySet().stream()
                .collect(Collectors.toMap(
                        anchor -> StorableText.of(anchor.getKey()),
                        anchor -> StorableText.of(anchor.getValue()),
                        (first, second) -> second));
    }
}
