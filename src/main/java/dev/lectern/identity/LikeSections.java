package dev.lectern.identity;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Matches sections whose text, anchor or place was edited by what their texts have in common, the most alike first. */
final class LikeSections {

    /** An anchor whose section shares less with the one before may be another section's by now. */
    static final double HOLDS = 0.3;

    /** A section of the same lesson with the same heading, or one like it under the same parent. */
    static final double REWORKED = 0.2;

    /** A section of the same lesson with another heading, in the same place. */
    static final double RENAMED = 0.4;

    /** A section of the same lesson with another heading, elsewhere; or of another lesson with the same heading. */
    static final double MOVED = 0.5;

    /** A section of another lesson with another heading. */
    static final double MOVED_AND_RENAMED = 0.6;

    private static final double NEVER = 2;

    /** So many neighbours that were all renamed and edited are found one after the other. */
    private static final int ROUNDS = 8;

    private final KnownParts known;
    private final List<SectionSpot> before;
    private final List<SectionSpot> after;
    private final Map<PartPlace, Fingerprint> texts;

    /** Among {@code before} and {@code after}, whose texts it reads. */
    LikeSections(KnownParts known, List<SectionSpot> before, List<SectionSpot> after) {
        this.known = known;
        this.before = before;
        this.after = after;
        this.texts = known.sections(Stream.concat(before.stream(), after.stream())
                .map(SectionSpot::place)
                .toList());
    }

    /** Whether so much of a section is still there that its anchor means it. */
    boolean holds(SectionSpot old, SectionSpot current) {
        return text(old).likeness(text(current)) >= HOLDS;
    }

    /** Whether a text is long enough to tell. */
    boolean telling(SectionSpot spot) {
        return text(spot).size() >= LessonLikeness.TELLING;
    }

    /** Matches those that are free yet. */
    void match() {
        List<Candidate> candidates = candidates();
        Set<String> repeated = known.repeated(candidates.stream()
                .filter(candidate -> !candidate.old().inLessonOf(candidate.current()))
                .map(candidate -> candidate.old().section().bodyDigest())
                .collect(Collectors.toSet()));
        boolean found = true;
        // What was matched says more about the places of the others.
        for (int round = 0; found && round < ROUNDS; round++) {
            found = false;
            for (Candidate candidate :
                    candidates.stream().sorted(Candidate.BEST_FIRST).toList()) {
                if (candidate.free() && candidate.likeness() >= least(candidate, repeated)) {
                    candidate.old().match(candidate.current());
                    found = true;
                }
            }
        }
    }

    private List<Candidate> candidates() {
        List<SectionSpot> old = before.stream().filter(SectionSpot::free).toList();
        List<SectionSpot> current = after.stream().filter(SectionSpot::free).toList();
        return LikePairs.of(
                        old.stream().map(this::text).toList(),
                        current.stream().map(this::text).toList())
                .stream()
                .map(pair -> new Candidate(old.get(pair.before()), current.get(pair.after()), pair.likeness()))
                .toList();
    }

    /** How alike two sections must be to be one. A text that others have too says nothing across lessons. */
    private double least(Candidate candidate, Set<String> repeated) {
        SectionSpot old = candidate.old();
        SectionSpot current = candidate.current();
        boolean telling = telling(old) && telling(current);
        if (old.inLessonOf(current)) {
            if (old.hasHeadingOf(current) || current.hasReworkedHeadingOf(old)) {
                return REWORKED;
            }
            return old.inPlaceOf(current) ? RENAMED : telling ? MOVED : NEVER;
        }
        if (!telling || repeated.contains(old.section().bodyDigest())) {
            return NEVER;
        }
        if (old.hasAnchorOf(current) && current.section().anchorGiven()) {
            return HOLDS;
        }
        return old.hasHeadingOf(current) ? MOVED : MOVED_AND_RENAMED;
    }

    private Fingerprint text(SectionSpot spot) {
        return texts.get(spot.place());
    }

    /** Two sections that share some of their texts. */
    private record Candidate(SectionSpot old, SectionSpot current, double likeness) {

        /** Equals stay in the order of the document after the edit. */
        static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble(Candidate::likeness)
                .thenComparing(candidate -> candidate.old.inLessonOf(candidate.current))
                .thenComparing(candidate -> candidate.old.hasHeadingOf(candidate.current))
                .thenComparing(candidate -> candidate.current.underParentOf(candidate.old))
                .thenComparing(candidate -> candidate.old.hasAnchorOf(candidate.current))
                .reversed();

        boolean free() {
            return old.free() && current.free();
        }
    }
}
