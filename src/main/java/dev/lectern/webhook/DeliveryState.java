package dev.lectern.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a delivery stands. */
public enum DeliveryState {
    /** It is attempted, or will be. */
    PENDING,
    /** The receiver has taken it. */
    DELIVERED,
    /** It is not attempted any more. */
    FAILED;

    /** As clients and the database see it. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DeliveryState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
