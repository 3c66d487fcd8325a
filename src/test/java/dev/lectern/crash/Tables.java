package dev.lectern.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What the tables hold of ingestions that were disturbed, seen from outside. */
final class Tables {

    private static final String WITHOUT_JOB = """
            select count(*) from ingestion i where state in ('queued', 'running') and not exists
                (select from scheduled_tasks where task_name = 'ingestion' and task_instance = i.id::text)
            """;

    private static final String RELEASES =
            "select number from release r join course c on c.id = r.course_id where c.slug = ? order by number";

    private static final String PUBLICATIONS =
            "select release from publication p join course c on c.id = p.course_id where c.slug = ? order by sequence";

    private static final String ENDED =
            "select state || ' ' || release from ingestion where course = ? order by sequence";

    private static final String LESSONS = """
            select (select count(*) from lesson_version v
                where v.course_id = c.id and r.number between v.first_release and v.last_release)
            from release r join course c on c.id = r.course_id where c.slug = ? order by number
            """;

    private static final String HALF_STORED = """
            select count(*) from lesson_content l
            where section_count <> (select count(*) from section_content s where s.lesson_digest = l.digest)
                or code_block_count <> (select count(*) from code_block_content b where b.lesson_digest = l.digest)
            """;

    private static final String HALF_VERSIONED = """
            select count(*) from lesson_version v join lesson_content l on l.digest = v.content
            where l.section_count <> (select count(*) from section_version s
                    where s.lesson_id = v.lesson_id and s.first_release = v.first_release)
                or l.code_block_count <> (select count(*) from code_block_version b
                    where b.lesson_id = v.lesson_id and b.first_release = v.first_release)
            """;

    private static final String JOBS = "select count(*) from scheduled_tasks where task_name = 'ingestion'";

    private final String url;
    private final String user;
    private final String password;

    Tables(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** How many ingestions were asked for; 0 before there are tables. */
    long ingestions() throws SQLException {
        return texts("select to_regclass('scheduled_tasks')").get(0) == null
                ? 0
                : number("select count(*) from ingestion");
    }

    /** How many of them have not ended. */
    long unfinished() throws SQLException {
        return number("select count(*) from ingestion where state in ('queued', 'running')");
    }

    /** Milliseconds from when the last ingestion was asked for until it had ended. */
    long lastedMillis() throws SQLException {
        return number("""
                select (extract(epoch from ended_at - queued_at) * 1000)::bigint from ingestion order by sequence desc limit 1
                """);
    }

    /** The greatest number of attempts that an ingestion took. */
    long mostAttempts() throws SQLException {
        return number("select max(attempts) from ingestion");
    }

    boolean hasJobs() throws SQLException {
        return number(JOBS) > 0;
    }

    /** Whatever waits for its turn has a job that will give it one. */
    void assertNothingIsLost() throws SQLException {
        assertThat(number(WITHOUT_JOB)).isZero();
        assertThat(number(HALF_STORED)).isZero();
    }

    /** The first {@code states} states of the stamped course were each ingested once, and in order. */
    void assertEachStateIsARelease(int states, int lessons) throws SQLException {
        List<String> numbers =
                IntStream.rangeClosed(1, states).mapToObj(Integer::toString).toList();
        assertThat(texts(RELEASES, StampedCourse.SLUG)).isEqualTo(numbers);
        assertThat(texts(PUBLICATIONS, StampedCourse.SLUG)).isEqualTo(numbers);
        assertThat(texts(ENDED, StampedCourse.SLUG))
                .isEqualTo(numbers.stream().map(number -> "succeeded " + number).toList());
        assertThat(texts(LESSONS, StampedCourse.SLUG)).containsOnly(Integer.toString(lessons));
        assertThat(number(HALF_STORED)).isZero();
        assertThat(number(HALF_VERSIONED)).isZero();
    }

    /** The single number that {@code sql} gives. */
    long number(String sql) throws SQLException {
        return Long.parseLong(texts(sql).get(0));
    }

    private List<String> texts(String sql, String... parameters) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<String> texts = new ArrayList<>();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
                return texts;
            }
        }
    }
}
