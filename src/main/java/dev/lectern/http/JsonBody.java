package dev.lectern.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The JSON object in the body of a request, read as {@link Query} reads parameters: reading a member makes it known, and
 * {@link #check} then answers 400 with everything that is wrong at once. A member that is null counts as left out.
 */
public final class JsonBody {

    private static final int LARGEST = 64 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Controls, what turns the direction of text, and halves of surrogate pairs, which no UTF-8 has. */
    private static final Pattern UNSAFE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

    private final JsonNode members;
    private final Set<String> known = new HashSet<>();
    private final List<InvalidMember> errors = new ArrayList<>();

    private JsonBody(JsonNode members) {
        this.members = members;
    }

    /** Reads {@code body} as far as it may go; 400 when it is no JSON object, or too large. */
    public static JsonBody read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw whole("has more than %d bytes".formatted(LARGEST));
        }
        try {
            JsonNode members = JSON.readTree(bytes);
            if (members.isObject()) {
                return new JsonBody(members);
            }
            throw whole("is no JSON object");
        } catch (JsonProcessingException e) {
            throw whole(unread(e));
        }
    }

    /** Why something is not read as JSON, as what comes after its name. */
    public static String unread(JsonProcessingException failure) {
        JsonLocation place = failure.getLocation();
        return place == null
                ? "is nested too deeply to be read, or holds too long a number or name"
                : "is not JSON; reading it ended at line %d, column %d"
                        .formatted(place.getLineNr(), place.getColumnNr());
    }

    /** Whether there is a member {@code name}. */
    public boolean has(String name) {
        known.add(name);
        return members.hasNonNull(name);
    }

    /** The text of the member {@code name}, stripped, which has to be there; empty where it is refused. */
    public String requiredText(String name, int longest) {
        if (!has(name)) {
            refuse("/" + name, "is left out; give it");
            return "";
        }
        return text(name, members.get(name), longest).orElse("");
    }

    /** The text of the member {@code name}, stripped; empty where it is left out, blank, or refused. */
    public String text(String name, int longest) {
        if (!has(name)
                || (members.get(name).isTextual() && members.get(name).asText().isBlank())) {
            return "";
        }
        return text(name, members.get(name), longest).orElse("");
    }

    /** Whether the member {@code name} is true; false where it is left out, or refused. */
    public boolean flag(String name) {
        if (has(name) && !members.get(name).isBoolean()) {
            refuse("/" + name, "is %s; give true or false".formatted(kind(members.get(name))));
        }
        return members.path(name).asBoolean();
    }

    /** The number in the member {@code name}, whole and greater than 0, which has to be there; 0 where it is refused. */
    public int requiredNumber(String name) {
        JsonNode value = members.path(name);
        if (!has(name)) {
            refuse("/" + name, "is left out; give it");
        } else if (value.isIntegralNumber() && value.canConvertToInt() && value.intValue() > 0) {
            return value.intValue();
        } else {
            refuse(
                    "/" + name,
                    "is %s; give a whole number from 1 to %d"
                            .formatted(value.isNumber() ? value.asText() : kind(value), Integer.MAX_VALUE));
        }
        return 0;
    }

    /** The texts in the list {@code name}; empty when it is left out. */
    public List<String> texts(String name) {
        if (!has(name)) {
            return List.of();
        }
        JsonNode list = members.get(name);
        if (!list.isArray()) {
            refuse("/" + name, "is %s; give a list of texts".formatted(kind(list)));
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list) {
            texts.add(text(name + "/" + texts.size(), item, LARGEST).orElse(""));
        }
        return texts;
    }

    /** The point in time in the member {@code name}, in RFC 3339. */
    public Optional<Instant> instant(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        String text = members.get(name).asText();
        try {
            OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
            if (time.getYear() >= 1 && time.getYear() <= 9999) {
                // As PostgreSQL keeps it, which would round it up otherwise.
                return Optional.of(time.toInstant().truncatedTo(ChronoUnit.MICROS));
            }
        } catch (DateTimeException notTime) {
            // refused below, as a year that RFC 3339 can't write is
        }
        refuse("/" + name, "is '%s'; give a time like 2026-01-31T12:00:00Z".formatted(text));
        return Optional.empty();
    }

    /** Says that what is at {@code pointer} can't be taken. */
    public void refuse(String pointer, String message) {
        errors.add(new InvalidMember(pointer, message));
    }

    /** To be called when every member has been read, before anything is done with them. */
    public void check() {
        members.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                refuse(
                        "/" + name.replace("~", "~0").replace("/", "~1"),
                        "is unknown; the members are %s"
                                .formatted(known.stream().sorted().collect(Collectors.joining(", "))));
            }
        });
        if (!errors.isEmpty()) {
            throw ProblemCode.INVALID_BODY.because(
                    errors.stream()
                            .map(error -> "'%s' %s".formatted(error.pointer(), error.message()))
                            .collect(Collectors.joining("; ", "", ".")),
                    errors);
        }
    }

    private Optional<String> text(String place, JsonNode value, int longest) {
        if (!value.isTextual()) {
            refuse("/" + place, "is %s; give text".formatted(kind(value)));
            return Optional.empty();
        }
        String text = value.asText().strip();
        if (text.isEmpty() || text.length() > longest) {
            refuse("/" + place, "has %d characters; give 1 to %d".formatted(text.length(), longest));
            return Optional.empty();
        }
        if (UNSAFE.matcher(text).find()) {
            refuse("/" + place, "holds a control character, one that turns the direction of text, or half of one");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case STRING -> "text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            default -> "null";
        };
    }

    private static RuntimeException whole(String message) {
        return ProblemCode.INVALID_BODY.because(
                "The body %s.".formatted(message), List.of(new InvalidMember("", message)));
    }
}
