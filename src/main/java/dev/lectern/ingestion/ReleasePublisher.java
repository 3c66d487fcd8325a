package dev.lectern.ingestion;

import dev.lectern.diagnostic.DiagnosticCollector;
import dev.lectern.http.Digests;
import dev.lectern.http.Uuids;
import dev.lectern.identity.AssetMatching;
import dev.lectern.identity.Identities;
import dev.lectern.identity.LessonMatching;
import dev.lectern.identity.LessonParts;
import dev.lectern.identity.LiveLesson;
import dev.lectern.identity.PartMatching;
import dev.lectern.identity.ReleaseChanges;
import dev.lectern.identity.StableIds;
import dev.lectern.planning.PlannedModule;
import dev.lectern.planning.PlannedRelease;
import dev.lectern.publishing.ReleasePointer;
import dev.lectern.sql.Sql;
import dev.lectern.sql.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Publishes a planned release in the transaction of its caller, and moves the course's pointer last. The contents must
 * have been stored before. Replicas that publish the same course wait for one another; the second finds nothing to do.
 */
@ApplicationScoped
class ReleasePublisher {

    private static final String CREATE_COURSE =
            "insert into course (id, slug, created_at) values (?, ?, ?) on conflict do nothing";

    /** Of a release that was there already too: it may have been made from other files that come to the same. */
    private static final String TREE = "update release set tree = ? where course_id = ? and number = ?";

    private static final String LOCK_COURSE = "select id from course where slug = ? for update";

    private final ReleasePointer pointer;
    private final Clock clock;

    ReleasePublisher(ReleasePointer pointer, Clock clock) {
        this.pointer = pointer;
        this.clock = clock;
    }

    /**
     * What became of a plan.
     *
     * @param release number of the release that holds it: a new one, or the latest, which held it already
     * @param changes what it did to the lessons
     */
    record Published(int release, ReleaseChanges changes) {}

    /** What a plan would do to the lessons, and to those who read them. */
    record Rehearsal(ReleaseChanges changes, ReaderImpact impact) {}

    /**
     * Publishes {@code planned} as the next release of its course. When the latest release is the same, none is made, and
     * readers who were taken back to an older one are given the latest again.
     *
     * @param ingestion that {@code planned} comes from
     * @param diagnostics receives what makes it impossible
     * @return empty when it is impossible, and nothing was written
     */
    Optional<Published> publish(
            Connection connection, QueuedIngestion ingestion, PlannedRelease planned, DiagnosticCollector diagnostics)
            throws SQLException {
        Optional<Written> kept =
                Transaction.keptIfPresent(connection, inside -> write(inside, ingestion, planned, diagnostics));
        if (kept.isPresent()) {
            Written written = kept.get();
            int number = written.published().release();
            Sql.update(connection, TREE, HexFormat.of().parseHex(ingestion.tree()), written.course(), number);
            if (!written.isCurrent()) {
                pointer.move(
                        connection,
                        written.course(),
                        number,
                        written.at(),
                        ingestion.request().requestedBy());
            }
        }
        return kept.map(Written::published);
    }

    /** What {@link #publish} would do, and what readers would notice; nothing stays written. */
    Optional<Rehearsal> rehearse(
            Connection connection, QueuedIngestion ingestion, PlannedRelease planned, DiagnosticCollector diagnostics)
            throws SQLException {
        return Transaction.undone(connection, inside -> {
            Optional<Written> written = write(inside, ingestion, planned, diagnostics);
            return written.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Rehearsal(
                            written.get().published().changes(),
                            new ImpactQueries(
                                            inside,
                                            written.get().course(),
                                            written.get().at())
                                    .of(written.get().published().release())));
        });
    }

    private Optional<Written> write(
            Connection connection, QueuedIngestion ingestion, PlannedRelease planned, DiagnosticCollector diagnostics)
            throws SQLException {
        String slug = ingestion.request().course();
        UUID course = lock(connection, slug);
        ReleaseRows rows = new ReleaseRows(connection);
        Optional<ReleaseRows.Latest> latest = rows.latest(course);
        byte[] digest = planned.digest();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (latest.isPresent() && latest.get().digest().equals(Digests.hex(digest))) {
            ReleaseChanges none = new ReleaseChanges(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    planned.lessons().size());
            return Optional.of(new Written(
                    course,
                    new Published(latest.get().number(), none),
                    latest.get().current(),
                    now));
        }
        int number = (latest.isPresent() ? latest.get().number() : rows.lastRemoved(course)) + 1;
        Identities identities = new Identities(rows.knownLessons(course, declaredUuids(planned)), course, slug, number);
        if (!identities.check(planned, diagnostics)) {
            return Optional.empty();
        }
        PartRows parts = new PartRows(connection, course);
        ReleaseChanges changes = LessonMatching.changes(
                planned.lessons(), rows.lessons(course), identities.byAuthor(), identities::fresh, parts);
        ReleaseWriter writer = new ReleaseWriter(connection, course, number);
        writer.release(planned, digest, now, ingestion, IngestionCounts.of(planned, changes));
        writeModules(writer, planned, rows.modules(course));
        writeLessons(writer, changes, parts, identities, number);
        writeAssets(writer, AssetMatching.of(planned.assets(), rows.assets(course)), course, rows, number);
        return Optional.of(new Written(course, new Published(number, changes), false, now));
    }

    private UUID lock(Connection connection, String slug) throws SQLException {
        Sql.update(connection, CREATE_COURSE, StableIds.course(slug), slug, clock.instant());
        return Sql.row(connection, LOCK_COURSE, row -> row.getObject(1, UUID.class), slug)
                .orElseThrow(() -> new SQLException("the course %s was made and is not there".formatted(slug)));
    }

    private static void writeModules(ReleaseWriter writer, PlannedRelease planned, List<PlannedModule> live)
            throws SQLException {
        Map<String, PlannedModule> before =
                live.stream().collect(Collectors.toMap(PlannedModule::slug, Function.identity()));
        List<PlannedModule> changed = planned.modules().stream()
                .filter(module -> !module.isSame(before.get(module.slug())))
                .toList();
        Set<String> kept = planned.modules().stream().map(PlannedModule::slug).collect(Collectors.toSet());
        writer.endModules(Stream.concat(
                        before.keySet().stream().filter(slug -> !kept.contains(slug)),
                        changed.stream().map(PlannedModule::slug).filter(before::containsKey))
                .toList());
        writer.modules(changed);
    }

    private static void writeLessons(
            ReleaseWriter writer, ReleaseChanges changes, PartRows parts, Identities identities, int number)
            throws SQLException {
        List<UUID> ended = changes.before().map(LiveLesson::id).toList();
        Map<UUID, LessonParts.Ids> idsBefore = parts.ids(ended);
        Set<UUID> returning = changes.added().stream()
                .map(ReleaseChanges.Added::id)
                .filter(identities::known)
                .collect(Collectors.toSet());
        Map<UUID, LessonParts.Ids> ids = new PartMatching(parts, number).ids(changes, idsBefore, returning);
        List<ReleaseWriter.Version> versions = new ArrayList<>();
        Stream.concat(changes.moved().stream(), changes.relinked().stream())
                .forEach(move -> versions.add(new ReleaseWriter.Version(
                        move.before().id(),
                        move.after(),
                        move.before().contentRelease(),
                        idsBefore.get(move.before().id()))));
        changes.modified()
                .forEach(edit -> versions.add(new ReleaseWriter.Version(
                        edit.before().id(),
                        edit.after(),
                        number,
                        ids.get(edit.before().id()))));
        changes.added()
                .forEach(added -> versions.add(
                        new ReleaseWriter.Version(added.id(), added.lesson(), number, ids.get(added.id()))));
        writer.endLessons(ended);
        writer.lessons(versions);
    }

    private static void writeAssets(
            ReleaseWriter writer, AssetMatching matching, UUID course, ReleaseRows rows, int number)
            throws SQLException {
        Set<UUID> fresh = new HashSet<>();
        matching.added().forEach(asset -> fresh.add(StableIds.asset(course, asset.path())));
        StableIds ids = new StableIds(rows.usedAssetIds(fresh), number);
        writer.endAssets(matching.ended());
        writer.assets(matching.begun(asset -> ids.free(StableIds.asset(course, asset.path()))));
    }

    private static Set<UUID> declaredUuids(PlannedRelease planned) {
        return planned.lessons().stream()
                .flatMap(lesson -> Uuids.parse(lesson.content().declared().id()).stream())
                .collect(Collectors.toSet());
    }

    /**
     * A release that is in the database, whether or not readers see it.
     *
     * @param isCurrent whether readers see it already
     */
    private record Written(UUID course, Published published, boolean isCurrent, Instant at) {}
}
