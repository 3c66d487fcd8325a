package dev.lectern.planning;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A module and its place in the release that is being planned.
 *
 * @param parent slug of the module it stands in, empty at the top of the course
 * @param order null when neither its file nor the folder's name gives one
 * @param number as in {@code 1.2}, empty when its layout numbers no modules
 * @param draft whether it announces what is not written yet
 */
public record PlannedModule(
        String path,
        String slug,
        String parent,
        String title,
        String summary,
        BigDecimal order,
        String number,
        boolean draft,
        SortKey sortKey,
        Map<String, Object> metadata) {

    /** Whether {@code live} is the same; null is the same as nothing. */
    public boolean isSame(PlannedModule live) {
        return live != null
                && path.equals(live.path)
                && parent.equals(live.parent)
                && title.equals(live.title)
                && summary.equals(live.summary)
                && number.equals(live.number)
                && draft == live.draft
                && sortKey.equals(live.sortKey)
                && (order == null ? live.order == null : live.order != null && order.compareTo(live.order) == 0)
                && Json.text(metadata).equals(Json.text(live.metadata));
    }
}
