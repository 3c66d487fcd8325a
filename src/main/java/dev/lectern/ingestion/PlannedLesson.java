package dev.lectern.ingestion;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A lesson and its place in the release that is being planned.
 *
 * @param module slug of its module, empty at the top of the course
 * @param order null when neither front matter nor file name gives one
 * @param number as in {@code 1.2}, empty when its layout numbers no lessons
 * @param derived the members that the file's name gave
 * @param aliases addresses in the course that lead here besides its own
 */
record PlannedLesson(
        String path,
        String slug,
        String module,
        String title,
        BigDecimal order,
        String number,
        SortKey sortKey,
        List<String> derived,
        List<String> aliases,
        ContentFacts content) {

    PlannedLesson {
        derived = List.copyOf(derived);
        aliases = List.copyOf(aliases);
    }

    Optional<String> inModule() {
        return module.isEmpty() ? Optional.empty() : Optional.of(module);
    }
}
