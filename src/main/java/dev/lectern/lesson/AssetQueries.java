package dev.lectern.lesson;

import dev.lectern.course.ReleasePoint;
import dev.lectern.course.Slugs;
import dev.lectern.course.Visibility;
import dev.lectern.http.ByteRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Reads assets. */
@ApplicationScoped
class AssetQueries {

    /** As much of an asset as is in memory at once, in bytes. */
    private static final int PART = 256 * 1024;

    private static final String BY_PATH = """
            select new dev.lectern.lesson.AssetRow(v.key.path, v.digest, v.mediaType, c.size)
            from AssetVersion v join AssetContent c on c.digest = v.digest
            where v.key.courseId = :course and v.key.path = :path
            and :release between v.key.firstRelease and v.lastRelease
            and (:everything = true or exists (
                select 1 from LinkVersion l
                join LessonVersion w on w.key.lessonId = l.key.lessonId and w.key.firstRelease = l.key.firstRelease
                where l.courseId = :course and l.asset = v.key.path
                and :release between w.key.firstRelease and w.lastRelease and
            """ + Visibility.jpql("w") + "))";

    private static final String BYTES =
            "select substring(bytes from :first for :count) from file_content where digest = :digest";

    private final EntityManager entities;

    AssetQueries(EntityManager entities) {
        this.entities = entities;
    }

    /** The asset at {@code path}. One query. */
    Optional<AssetRow> byPath(ReleasePoint at, String path) {
        return Slugs.storable(path)
                ? at.bind(entities.createQuery(BY_PATH, AssetRow.class))
                        .setParameter("path", path)
                        .getResultStream()
                        .findFirst()
                : Optional.empty();
    }

    /** Writes a part of an asset. One query for each quarter of a megabyte. */
    void write(AssetRow asset, ByteRange range, OutputStream out) throws IOException {
        long end = range.start() + range.length();
        for (long first = range.start(); first < end; first += PART) {
            byte[] part = (byte[]) entities.createNativeQuery(BYTES, byte[].class)
                    .setParameter("digest", asset.digest())
                    .setParameter("first", (int) first + 1)
                    .setParameter("count", (int) Math.min(PART, end - first))
                    .getSingleResult();
            out.write(part);
        }
    }
}
