package dev.lectern.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How much the texts of lessons have in common. */
final class LessonLikeness {

    /** A lesson that shares less with the one before is another one, where there is a better explanation. */
    static final double SAME = 0.4;

    /** Pairs of words that a text has at least, for likeness to say something. */
    static final int TELLING = 8;

    private final KnownParts known;
    private final Map<String, LessonParts> parts = new HashMap<>();
    private final Map<String, Fingerprint> texts = new HashMap<>();

    LessonLikeness(KnownParts known) {
        this.known = known;
    }

    /** Reads what {@link #atAGlance} compares. */
    void readParts(Set<String> contents) {
        Map<String, LessonParts> read = known.parts(contents);
        contents.forEach(content -> parts.put(content, read.get(content)));
    }

    /** Reads what {@link #of} compares. */
    void readTexts(Set<String> contents) {
        Map<PartPlace, Fingerprint> bodies = known.sections(
                contents.stream().flatMap(content -> places(content).stream()).toList());
        for (String content : contents) {
            List<Fingerprint> all = new ArrayList<>();
            parts.get(content).sections().forEach(section -> all.add(Fingerprint.of(section.heading())));
            places(content).forEach(place -> all.add(bodies.get(place)));
            texts.put(content, Fingerprint.of(all));
        }
    }

    /** What a lesson says; empty where it was not read. */
    Fingerprint text(String content) {
        return texts.getOrDefault(content, Fingerprint.EMPTY);
    }

    /** The share of two lessons that is the same, from 0 to 1; by sections alone where that is enough. */
    double of(String before, String after) {
        double glance = atAGlance(before, after);
        return glance >= SAME ? glance : Math.max(glance, text(before).likeness(text(after)));
    }

    /** The share of words that stands in sections which both have as they are, from 0 to 1. */
    double atAGlance(String before, String after) {
        Map<String, Integer> left = new HashMap<>();
        parts.get(before).sections().forEach(section -> left.merge(section.bodyDigest(), 1, Integer::sum));
        int common = 0;
        for (LessonParts.Section section : parts.get(after).sections()) {
            if (!section.bodyEmpty() && left.merge(section.bodyDigest(), -1, Integer::sum) >= 0) {
                common += weight(section);
            }
        }
        int all = weight(parts.get(before).sections()) + weight(parts.get(after).sections());
        return all == 0 ? 0 : 2.0 * common / all;
    }

    private List<PartPlace> places(String content) {
        List<PartPlace> places = new ArrayList<>();
        for (int position = 1; position <= parts.get(content).sections().size(); position++) {
            places.add(new PartPlace(content, position));
        }
        return places;
    }

    private static int weight(Collection<LessonParts.Section> sections) {
        return sections.stream().mapToInt(LessonLikeness::weight).sum();
    }

    private static int weight(LessonParts.Section section) {
        return section.words() + 1;
    }
}
