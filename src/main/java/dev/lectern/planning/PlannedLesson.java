package dev.lectern.planning;

import dev.lectern.http.Digests;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
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
 * @param links what those of its links lead to that lead to something in the course
 */
public record PlannedLesson(
        String path,
        String slug,
        String module,
        String title,
        BigDecimal order,
        String number,
        SortKey sortKey,
        List<String> derived,
        List<String> aliases,
        ContentFacts content,
        List<PlannedLink> links) {

    public PlannedLesson {
        derived = List.copyOf(derived);
        aliases = List.copyOf(aliases);
        links = List.copyOf(links);
    }

    PlannedLesson with(List<PlannedLink> links) {
        return new PlannedLesson(path, slug, module, title, order, number, sortKey, derived, aliases, content, links);
    }

    /** Digest over where its links lead, in hexadecimal; empty when none leads anywhere in the course. */
    public String linksDigest() {
        return links.isEmpty()
                ? ""
                : Digests.hex(Digests.sha256(Json.text(links).getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether it is not seen by everybody, always. */
    boolean restricted() {
        ContentFacts.Declared declared = content.declared();
        return declared.draft() || declared.publishAt() != null || declared.expireAt() != null;
    }

    /** The slug of its module; empty at the top of the course. */
    public Optional<String> inModule() {
        return module.isEmpty() ? Optional.empty() : Optional.of(module);
    }
}
