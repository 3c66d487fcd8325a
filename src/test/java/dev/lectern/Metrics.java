package dev.lectern;

import static io.restassured.RestAssured.given;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a scrape of the metrics gives. */
public final class Metrics {

    private static final Pattern FAMILY = Pattern.compile("^# TYPE (\\S+) ", Pattern.MULTILINE);

    private final String text;

    private Metrics(String text) {
        this.text = text;
    }

    public static Metrics scraped() {
        return new Metrics(given().header("Accept", "text/plain")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    /** The value of {@code metric} that has each of {@code labels}, such as {@code outcome="failed"}. */
    public double value(String metric, String... labels) {
        return text.lines()
                .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
                .filter(line -> Arrays.stream(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .reduce((one, other) -> {
                    throw new AssertionError("more than one %s %s".formatted(metric, Arrays.toString(labels)));
                })
                .orElseThrow(() -> new AssertionError("no %s %s".formatted(metric, Arrays.toString(labels))));
    }

    /** The names of what begins with {@code prefix}. */
    public Set<String> families(String prefix) {
        return FAMILY.matcher(text)
                .results()
                .map((MatchResult family) -> family.group(1))
                .filter(name -> name.startsWith(prefix))
                .collect(TreeSet::new, Set::add, Set::addAll);
    }

    @Override
    public String toString() {
        return text;
    }
}
