package dev.lectern.ingestion;

import dev.lectern.http.ProblemCode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client calls a request that it may send again.
 *
 * @param value as the client gave it, without quotes
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The Idempotency-Key HTTP Header
 *     Field</a>
 */
public record IdempotencyKey(String value) {

    /** The name of the header it comes in. */
    public static final String HEADER = "Idempotency-Key";

    /** "Its value MUST be a string" of RFC 9651; many clients leave the quotes out. */
    private static final Pattern KEY =
            Pattern.compile("\"([\\x20-\\x7E&&[^\"\\\\]]{1,255})\"|([\\x21-\\x7E&&[^\"\\\\,;]]{1,255})");

    /** The key of a request with these headers. 400 where it is malformed. */
    public static Optional<IdempotencyKey> of(List<String> headers) {
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        Matcher key = KEY.matcher(headers.get(0).strip());
        if (headers.size() > 1 || !key.matches()) {
            throw ProblemCode.IDEMPOTENCY_KEY_INVALID.because(
                    "Idempotency-Key is not one text of 1 to 255 visible ASCII characters, such as"
                            + " \"8e03978e-40d5-43dd-bc93-6894a57f9324\".");
        }
        return Optional.of(new IdempotencyKey(key.group(1) == null ? key.group(2) : key.group(1)));
    }
}
