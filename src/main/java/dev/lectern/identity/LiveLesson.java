package dev.lectern.identity;

import dev.lectern.planning.PlannedLesson;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * A lesson as the latest release has it.
 *
 * @param authorId the id its author gave it, empty when none
 * @param module slug of its module, empty at the top of the course
 * @param order null when it has none
 * @param content digest of its content
 * @param contentRelease the release that brought this content
 * @param firstRelease the release that brought this version of it
 * @param links digest over where its links lead
 */
public record LiveLesson(
        UUID id,
        String authorId,
        String slug,
        String path,
        String module,
        String title,
        BigDecimal order,
        String number,
        String sortKey,
        List<String> derived,
        List<String> aliases,
        String content,
        int contentRelease,
        int firstRelease,
        String links) {

    boolean hasContentOf(PlannedLesson planned) {
        return content.equals(planned.content().digest());
    }

    boolean hasLinksOf(PlannedLesson planned) {
        return links.equals(planned.linksDigest());
    }

    boolean hasPlaceOf(PlannedLesson planned) {
        return slug.equals(planned.slug())
                && path.equals(planned.path())
                && module.equals(planned.module())
                && title.equals(planned.title())
                && sortKey.equals(planned.sortKey().value())
                && sameOrder(planned.order())
                && number.equals(planned.number())
                && derived.equals(planned.derived())
                && aliases.equals(planned.aliases());
    }

    private boolean sameOrder(BigDecimal other) {
        return order == null || other == null ? order == other : order.compareTo(other) == 0;
    }
}
