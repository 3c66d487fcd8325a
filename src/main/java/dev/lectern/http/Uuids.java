package dev.lectern.http;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids in requests and front matter. */
public final class Uuids {

    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Uuids() {}

    /** The UUID that {@code text} writes in full, as RFC 9562, section 4 has it; empty when it is none. */
    public static Optional<UUID> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
