package dev.lectern.layout;

import dev.lectern.markdown.YamlMapping;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * What a file says of the folder it lies in; text that it does not give is empty.
 *
 * @param order null when it does not say
 */
record ModuleFile(String title, String summary, BigDecimal order, Map<String, Object> metadata) {

    static final ModuleFile NONE = new ModuleFile("", "", null, Map.of());

    /** Reads {@code module.yaml} and files like it. */
    static ModuleFile of(YamlMapping file) {
        String title = file.text("title", "label");
        String summary = file.text("summary", "description");
        Optional<BigDecimal> order = file.decimal("order", "weight", "position", "sidebar_position");
        return new ModuleFile(title, summary, order.orElse(null), file.rest());
    }
}
