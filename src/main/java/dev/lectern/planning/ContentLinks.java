package dev.lectern.planning;

import dev.lectern.markdown.ParsedLesson;
import dev.lectern.markdown.ParsedSection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Contents as far as links need them, by digest.
 *
 * @param links those that stay in the course
 * @param anchors anchors and other ids, each with the anchor of its section
 */
public record ContentLinks(Map<String, List<ContentLink>> links, Map<String, Map<String, String>> anchors) {

    /** Where links may lead in a lesson, as it is stored. */
    public static Map<String, String> anchors(ParsedLesson lesson) {
        Map<String, String> anchors = new TreeMap<>(lesson.ids());
        lesson.sections().stream()
                .map(ParsedSection::anchor)
                .filter(anchor -> !anchor.isEmpty())
                .forEach(anchor -> anchors.put(anchor, anchor));
        return anchors;
    }
}
