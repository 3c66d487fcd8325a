package dev.lectern.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a token lets its bearer do. */
public enum Scope {
    /** Read what is published. */
    READ,
    /** Read what is not published yet or no more: drafts, and lessons outside of their time. */
    PREVIEW,
    /** Push lessons and courses, follow what becomes of them, and move what readers see of them. */
    INGEST,
    /** Everything else: tokens, the audit trail, webhooks, deletion. */
    ADMIN;

    /** As clients and the database see it. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scope with this code; empty when there is none. */
    static Optional<Scope> of(String code) {
        return Arrays.stream(values())
                .filter(scope -> scope.code().equals(code))
                .findFirst();
    }
}
