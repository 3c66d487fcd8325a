package dev.lectern.layout;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A module, and what its layout says of it. Text that the layout leaves to the module's introduction or name is empty.
 *
 * @param key tells it from the course's other modules
 * @param parent key of the module it stands in, empty at the top of the course
 * @param path of the folder or file that makes it
 * @param name the last part of its slug is made of this
 * @param order null when the layout gives none
 * @param number such as {@code 1.2}
 * @param draft whether it announces what is not written yet
 * @param introduction path of the lesson that introduces it, empty when none does
 * @param metadata what else was said of it
 */
public record ModulePlace(
        String key,
        String parent,
        String path,
        String name,
        String title,
        String summary,
        BigDecimal order,
        String number,
        boolean draft,
        String introduction,
        Map<String, Object> metadata) {

    public ModulePlace {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }
}
