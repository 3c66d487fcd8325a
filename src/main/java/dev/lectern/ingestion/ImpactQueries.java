package dev.lectern.ingestion;

import dev.lectern.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds out what a release would change for readers, in the transaction that has written it. One query each. */
final class ImpactQueries {

    private static final int MOST = 1_000;

    private static final String CURRENT =
            "select current_release from course where id = ? and current_release is not null";

    /**
     * The lessons that readers see without a preview, in both releases. Each query is given the course, the numbers of both
     * and the time first, and how much to read last.
     */
    private static final String SEEN = """
            with here as (
                select cast(? as uuid) as course, cast(? as integer) as before, cast(? as integer) as after,
                    cast(? as timestamptz) as now),
            seen as (
                select r.after, v.* from here
                cross join lateral (values (here.before, false), (here.after, true)) r (release, after)
                join lesson_version v on v.course_id = here.course
                    and r.release between v.first_release and v.last_release
                    and not v.draft and (v.publish_at is null or v.publish_at <= here.now)
                    and (v.expire_at is null or v.expire_at > here.now)),
            was as (select * from seen where not after),
            will as (select * from seen where after)
            """;

    private static final String LESSONS_REMOVED = SEEN + """
            select v.slug, v.title from was v
            where not exists (select from will n where n.lesson_id = v.lesson_id)
            order by v.sort_key limit ?
            """;

    private static final String LESSONS_MOVED = SEEN + """
            select v.slug, n.slug from was v join will n on n.lesson_id = v.lesson_id
            where n.slug <> v.slug
            order by v.sort_key limit ?
            """;

    private static final String ADDRESSES_TAKEN = SEEN + """
            select v.slug, v.title, n.title from was v join will n on n.slug = v.slug
            where n.lesson_id <> v.lesson_id
            order by v.sort_key limit ?
            """;

    private static final String SECTIONS_REMOVED = SEEN + """
            select v.slug, s.anchor, s.heading from was v
            join section_version i on i.lesson_id = v.lesson_id and i.first_release = v.first_release
            join section_content s on s.lesson_digest = v.content and s.position = i.position
            where exists (select from will n where n.lesson_id = v.lesson_id and n.first_release <> v.first_release)
            and not exists (
                select from section_version k
                join will n on n.lesson_id = k.lesson_id and n.first_release = k.first_release
                where k.section_id = i.section_id)
            order by v.sort_key, i.position limit ?
            """;

    private static final String ANCHORS_CHANGED = SEEN + """
            select v.slug, s.anchor, n.slug, t.anchor from was v
            join section_version i on i.lesson_id = v.lesson_id and i.first_release = v.first_release
            join section_content s on s.lesson_digest = v.content and s.position = i.position
            join section_version k on k.section_id = i.section_id
            join will n on n.lesson_id = k.lesson_id and n.first_release = k.first_release
            join section_content t on t.lesson_digest = n.content and t.position = k.position
            where t.anchor <> s.anchor or n.lesson_id <> v.lesson_id
            order by v.sort_key, i.position limit ?
            """;

    /** A link stays the same link as long as its lesson has one with the same destination, as it is written. */
    private static final String LINKS_BROKEN = SEEN + """
            , link as (
                select v.after, v.lesson_id, v.path, v.sort_key, c.url, c.line,
                    l.asset is not null or o.lesson_id is not null
                        and (l.anchor = '' or jsonb_exists(t.anchors, l.anchor)) as works
                from seen v
                join link_content c on c.lesson_digest = v.content and not c.external
                left join link_version l on l.lesson_id = v.lesson_id and l.first_release = v.first_release
                    and l.number = c.number
                left join seen o on o.after = v.after and o.path = l.target
                left join lesson_content t on t.digest = o.content)
            select b.path, b.line, b.url from link b
            where b.after and not b.works and exists (
                select from link a where not a.after and a.lesson_id = b.lesson_id and a.url = b.url and a.works)
            group by b.sort_key, b.path, b.line, b.url
            order by b.sort_key, b.line, b.url limit ?
            """;

    private static final String REDIRECTS_BROKEN = SEEN + """
            , gone as (
                select v.lesson_id, v.slug, v.sort_key, v.aliases from was v
                where not exists (select from will n where n.lesson_id = v.lesson_id)),
            former as (
                select gone.sort_key, gone.slug, p.slug as address from gone
                join lesson_version p on p.lesson_id = gone.lesson_id
                union
                select gone.sort_key, gone.slug, a.address from gone cross join lateral unnest(gone.aliases) a (address))
            select former.address, former.slug from former
            where former.address <> former.slug and not exists (select from seen where seen.slug = former.address)
            order by former.sort_key, former.address limit ?
            """;

    private static final String ASSETS_REMOVED = SEEN + """
            select v.path from here
            join asset_version v on v.course_id = here.course and here.before between v.first_release and v.last_release
            where not exists (
                select from asset_version n
                where n.course_id = here.course and n.path = v.path
                    and here.after between n.first_release and n.last_release)
            order by v.path limit ?
            """;

    private final Connection connection;
    private final UUID course;
    private final Instant now;
    private boolean truncated;

    ImpactQueries(Connection connection, UUID course, Instant now) {
        this.connection = connection;
        this.course = course;
        this.now = now;
    }

    /** What readers would notice if {@code release}, which was written, took the place of the current one. */
    ReaderImpact of(int release) throws SQLException {
        Optional<Integer> current = Sql.row(connection, CURRENT, row -> row.getInt(1), course);
        return current.isEmpty() ? ReaderImpact.NONE : between(current.get(), release);
    }

    private ReaderImpact between(int before, int after) throws SQLException {
        return new ReaderImpact(
                before,
                some(
                        LESSONS_REMOVED,
                        before,
                        after,
                        row -> new ReaderImpact.Removed(row.getString(1), row.getString(2))),
                some(LESSONS_MOVED, before, after, row -> new ReaderImpact.Moved(row.getString(1), row.getString(2))),
                some(
                        ADDRESSES_TAKEN,
                        before,
                        after,
                        row -> new ReaderImpact.Taken(row.getString(1), row.getString(2), row.getString(3))),
                some(
                        SECTIONS_REMOVED,
                        before,
                        after,
                        row -> new ReaderImpact.RemovedSection(row.getString(1), row.getString(2), row.getString(3))),
                some(
                        ANCHORS_CHANGED,
                        before,
                        after,
                        row -> new ReaderImpact.ChangedAnchor(
                                row.getString(1), row.getString(2), row.getString(3), row.getString(4))),
                some(
                        LINKS_BROKEN,
                        before,
                        after,
                        row -> new ReaderImpact.BrokenLink(row.getString(1), row.getInt(2), row.getString(3))),
                some(
                        REDIRECTS_BROKEN,
                        before,
                        after,
                        row -> new ReaderImpact.BrokenRedirect(row.getString(1), row.getString(2))),
                some(ASSETS_REMOVED, before, after, row -> row.getString(1)),
                truncated);
    }

    private <T> List<T> some(String sql, int before, int after, Sql.Reader<T> reader) throws SQLException {
        List<T> found = new ArrayList<>(Sql.rows(connection, sql, reader, course, before, after, now, MOST + 1));
        if (found.size() > MOST) {
            truncated = true;
            found.remove(MOST);
        }
        return found;
    }
}
