package dev.lectern.ingestion;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the files that are pushed mean for those that are not. */
public enum IngestionMode {
    /** They are the whole course. */
    REPLACE,
    /** They are put into the tree that the current release was made from; only what is named is taken out. */
    MERGE;

    /** As clients and the database see it. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode that {@link #code} names. */
    public static IngestionMode of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
