package dev.lectern.markdown;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** A point in time as authors write it: as RFC 3339 has it, or a date, which stands for its beginning in UTC. */
final class WrittenTime {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** RFC 3339, section 5.6: "applications [...] may choose [...] a full-date and full-time separated by (say) a space". */
    private static final Pattern SPACE = Pattern.compile("(?<=^\\d{4}-\\d{2}-\\d{2}) (?=\\d{2}:)");

    private WrittenTime() {}

    /** What {@code written} says, to the millisecond; empty when it is no time of the years 1 to 9999. */
    static Optional<Instant> read(String written) {
        try {
            OffsetDateTime time = DATE.matcher(written).matches()
                    ? LocalDate.parse(written).atStartOfDay().atOffset(ZoneOffset.UTC)
                    : OffsetDateTime.parse(SPACE.matcher(written).replaceFirst("T"));
            OffsetDateTime utc = time.withOffsetSameInstant(ZoneOffset.UTC);
            return utc.getYear() >= 1 && utc.getYear() <= 9999
                    ? Optional.of(utc.toInstant().truncatedTo(ChronoUnit.MILLIS))
                    : Optional.empty();
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
