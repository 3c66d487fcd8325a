package dev.lectern.http;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The query of the request in hand. Reading a parameter makes it known; {@link #check} then answers 400 with
 * everything that is wrong at once: bad values, repeated parameters, and parameters that nobody asked for.
 */
@RequestScoped
public class Query {

    private static final int LONGEST_VALUE = 2_000;

    private final Map<String, List<String>> given = new TreeMap<>();
    private final Set<String> known = new HashSet<>();
    private final List<InvalidParameter> errors = new ArrayList<>();

    protected Query() {}

    @Inject
    Query(UriInfo uri) {
        given.putAll(uri.getQueryParameters());
    }

    /** The value of {@code name}, stripped. */
    public Optional<String> text(String name) {
        known.add(name);
        List<String> values = given.getOrDefault(name, List.of());
        if (values.isEmpty()) {
            return Optional.empty();
        }
        String value = values.get(0).strip();
        if (values.size() > 1) {
            return refuse(name, "is given %d times; give it once".formatted(values.size()));
        }
        return accept(name, value);
    }

    /** Whether {@code name} is {@code true}; {@code false} where it is not given. */
    public boolean flag(String name) {
        return choice(name, Set.of("true", "false")).map(Boolean::valueOf).orElse(false);
    }

    /** All values of {@code name}, which may be given several times, stripped. */
    public List<String> texts(String name) {
        known.add(name);
        List<String> values =
                given.getOrDefault(name, List.of()).stream().map(String::strip).toList();
        for (String value : values) {
            accept(name, value);
        }
        return values;
    }

    /** The value of {@code name}, which must be given; {@code why} is said where it is not. Empty where it is refused. */
    public String required(String name, String why) {
        if (!given.containsKey(name)) {
            refuse(name, why);
        }
        return text(name).orElse("");
    }

    /** A whole number from {@code least} to {@code most}. */
    public OptionalInt integer(String name, int least, int most) {
        Optional<String> value = text(name);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int number = Integer.parseInt(value.get());
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException notANumber) {
            // refused below, as a number out of range is
        }
        refuse(name, "is '%s'; give a whole number from %d to %d".formatted(value.get(), least, most));
        return OptionalInt.empty();
    }

    /** A point in time in RFC 3339. */
    public Optional<Instant> instant(String name) {
        return text(name).flatMap(value -> {
            try {
                OffsetDateTime time = OffsetDateTime.parse(value);
                if (time.getYear() >= 1 && time.getYear() <= 9999) {
                    return Optional.of(time.toInstant());
                }
            } catch (DateTimeParseException notATime) {
                // refused below, as a year that RFC 3339 can't write is
            }
            return refuse(name, "is '%s'; give a time like 2026-01-31T12:00:00Z".formatted(value));
        });
    }

    /** One of {@code choices}. */
    public Optional<String> choice(String name, Set<String> choices) {
        return text(name)
                .flatMap(value -> choices.contains(value)
                        ? Optional.of(value)
                        : refuse(name, "is '%s'; give one of %s".formatted(value, sorted(choices))));
    }

    /** Names with commas between them, in the order given, each one of {@code choices}. */
    public Set<String> choices(String name, Set<String> choices) {
        Set<String> chosen = names(name);
        chosen.stream()
                .filter(value -> !choices.contains(value))
                .forEach(value -> refuse(name, "names '%s'; give some of %s".formatted(value, sorted(choices))));
        return chosen;
    }

    /** Names with commas between them, in the order given. */
    public Set<String> names(String name) {
        return text(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Says that {@code name} holds what can't be served. */
    public <T> Optional<T> refuse(String name, String message) {
        errors.add(new InvalidParameter(name, message));
        return Optional.empty();
    }

    /** To be called when every parameter has been read, before anything is done with them. */
    public void check() {
        given.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> refuse(
                        name,
                        known.isEmpty()
                                ? "is unknown; no parameters are read here"
                                : "is unknown; this address reads %s".formatted(sorted(known))));
        if (!errors.isEmpty()) {
            String detail = errors.stream()
                    .map(error -> "'%s' %s".formatted(error.parameter(), error.message()))
                    .collect(Collectors.joining("; "));
            throw ProblemCode.INVALID_QUERY.because(detail + ".", errors);
        }
    }

    /** The query in a form that is the same however its parameters were ordered; a name in {@code without} is left out. */
    public String canonical(String... without) {
        Set<String> left = Set.of(without);
        return given.entrySet().stream()
                .filter(parameter -> !left.contains(parameter.getKey()))
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
    }

    /** The query as the client sent it, but with {@code name} set to {@code value}; percent-encoded. */
    String with(String name, String value) {
        Map<String, String> parameters = new TreeMap<>();
        given.forEach((parameter, values) -> parameters.put(parameter, values.get(0)));
        parameters.put(name, value);
        return parameters.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private Optional<String> accept(String name, String value) {
        if (value.isEmpty()) {
            return refuse(name, "is empty; leave it out or give it a value");
        }
        if (value.length() > LONGEST_VALUE) {
            return refuse(name, "has %d characters; at most %d are read".formatted(value.length(), LONGEST_VALUE));
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            return refuse(name, "holds a control character");
        }
        return Optional.of(value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String sorted(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", "));
    }
}
