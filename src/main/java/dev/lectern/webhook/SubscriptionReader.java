package dev.lectern.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lectern.course.Slugs;
import dev.lectern.http.JsonBody;
import dev.lectern.http.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads the body of a request that makes or changes a webhook. */
@ApplicationScoped
class SubscriptionReader {

    private static final Set<String> MEMBERS = new TreeSet<>(Set.of("url", "courses", "events", "enabled"));
    private static final int MOST_COURSES = 1_000;

    private final ObjectMapper json;
    private final Targets targets;

    SubscriptionReader(ObjectMapper json, Targets targets) {
        this.json = json;
        this.targets = targets;
    }

    /** A new webhook: all courses and enabled, where {@code body} does not say otherwise. */
    Subscription create(String body) {
        JsonNode given = object(body);
        return new Subscription(
                url(given.path("url")),
                given.has("courses") ? courses(given.get("courses")) : List.of(),
                events(given.path("events")),
                !given.has("enabled") || enabled(given.get("enabled")));
    }

    /** {@code before} with the members that {@code body} gives. */
    Subscription change(Subscription before, String body) {
        JsonNode given = object(body);
        return new Subscription(
                given.has("url") ? url(given.get("url")) : before.url(),
                given.has("courses") ? courses(given.get("courses")) : before.courses(),
                given.has("events") ? events(given.get("events")) : before.events(),
                given.has("enabled") ? enabled(given.get("enabled")) : before.enabled());
    }

    private JsonNode object(String body) {
        JsonNode given;
        try {
            given = json.reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(body);
        } catch (JsonProcessingException e) {
            throw invalid("The body %s.".formatted(JsonBody.unread(e)));
        }
        if (!given.isObject()) {
            throw invalid("The body has to be an object with some of %s.".formatted(String.join(", ", MEMBERS)));
        }
        given.fieldNames().forEachRemaining(member -> {
            if (!MEMBERS.contains(member)) {
                throw invalid("'%s' is no member of a webhook that can be set; these are: %s."
                        .formatted(member, String.join(", ", MEMBERS)));
            }
        });
        return given;
    }

    private String url(JsonNode given) {
        if (!given.isTextual()) {
            throw invalid("'url' has to be the address to send to, such as \"https://www.example.com/hooks/lectern\".");
        }
        try {
            URI url = Targets.url(given.textValue());
            targets.addresses(url);
            return url.toString();
        } catch (TargetRefusedException e) {
            throw ProblemCode.WEBHOOK_TARGET_REFUSED.because(e.getMessage());
        }
    }

    private static List<String> courses(JsonNode given) {
        List<String> courses = texts(given, "courses", "slugs of courses, empty for all courses");
        if (courses.size() > MOST_COURSES) {
            throw invalid("'courses' has %d slugs; at most %d are taken. Leave it empty for all courses."
                    .formatted(courses.size(), MOST_COURSES));
        }
        return courses.stream()
                .map(course -> {
                    if (course.isBlank() || !Slugs.segment("x" + course).equals("x" + Slugs.asked(course))) {
                        throw invalid("'courses' names '%s', which is no slug; give one such as rust-concurrency."
                                .formatted(course));
                    }
                    return Slugs.asked(course);
                })
                .toList();
    }

    private static List<WebhookEvent> events(JsonNode given) {
        String choices = String.join(", ", WebhookEvent.codes());
        List<String> codes = texts(given, "events", "some of " + choices);
        if (codes.isEmpty()) {
            throw invalid("'events' is empty; give some of %s.".formatted(choices));
        }
        return codes.stream()
                .map(code -> WebhookEvent.of(code)
                        .orElseThrow(() -> invalid("'events' names '%s'; give some of %s.".formatted(code, choices))))
                .toList();
    }

    private static boolean enabled(JsonNode given) {
        if (!given.isBoolean()) {
            throw invalid("'enabled' has to be true or false.");
        }
        return given.booleanValue();
    }

    private static List<String> texts(JsonNode given, String name, String meaning) {
        List<String> texts = new ArrayList<>();
        if (given.isArray()) {
            given.forEach(text -> {
                if (text.isTextual()) {
                    texts.add(text.textValue());
                }
            });
        }
        if (!given.isArray() || texts.size() < given.size()) {
            throw invalid("'%s' has to be a list of %s.".formatted(name, meaning));
        }
        return texts;
    }

    private static RuntimeException invalid(String detail) {
        return ProblemCode.INVALID_BODY.because(detail);
    }
}
