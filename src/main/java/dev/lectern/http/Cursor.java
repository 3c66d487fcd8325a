package dev.lectern.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the next page of a list begins: after the item with these sort values, in the same list in the same state.
 * Opaque to clients, who get it from one page and give it back for the next.
 *
 * @param state what the pages are pages of, such as the number of the release the first one was read from
 * @param values sort values of the last item on the page before, in the order of the sort
 */
public record Cursor(String state, List<String> values) {

    /** The query parameter that carries it. */
    public static final String PARAMETER = "cursor";

    private static final ObjectMapper JSON = new ObjectMapper();

    public Cursor {
        values = List.copyOf(values);
    }

    /** The cursor of the request; 400 when it was not made for this list of {@code arity} sort values. */
    public static Optional<Cursor> of(Query query, String list, int arity) {
        return query.text(PARAMETER).map(token -> decode(token, fingerprint(query, list), arity));
    }

    /** As clients carry it, good for the same list with the same other parameters. */
    public String token(Query query, String list) {
        List<String> parts = new ArrayList<>();
        parts.add(fingerprint(query, list));
        parts.add(state);
        parts.addAll(values);
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(parts));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of strings is always JSON", e);
        }
    }

    /** A value read with {@code parse}; 400 when it is not one, as only a cursor of somebody else's making can be. */
    public static <T> T value(String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw foreign();
        }
    }

    private static Cursor decode(String token, String fingerprint, int arity) {
        try {
            String[] parts = JSON.readValue(Base64.getUrlDecoder().decode(token), String[].class);
            if (parts != null && parts.length == arity + 2 && fingerprint.equals(parts[0])) {
                List<String> values = List.of(parts).subList(2, parts.length);
                if (values.stream().noneMatch(value -> value.indexOf('\0') >= 0)) {
                    return new Cursor(parts[1], values);
                }
            }
        } catch (IllegalArgumentException | NullPointerException | IOException e) {
            // not one of ours: answered below as one of another list is
        }
        throw foreign();
    }

    private static RuntimeException foreign() {
        return ProblemCode.INVALID_CURSOR.because(
                "The cursor was not given out for this list with these parameters; begin again without it.");
    }

    private static String fingerprint(Query query, String list) {
        byte[] of = (list + '?' + query.canonical(PARAMETER, "limit")).getBytes(StandardCharsets.UTF_8);
        return Digests.shortHex(Digests.sha256(of));
    }
}
