package dev.lectern.course;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An immutable, numbered snapshot of one course, with the course's metadata as they were then. */
@Entity
@Table(name = "release")
class Release {

    @EmbeddedId
    Key key;

    byte[] digest;

    String title;

    String description;

    String language;

    @Column(name = "text_search")
    String textSearch;

    String[] tags;

    @JdbcTypeCode(SqlTypes.JSON)
    List<Object> authors;

    String license;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Object> metadata;

    @Column(name = "lesson_count")
    int lessonCount;

    @Column(name = "module_count")
    int moduleCount;

    @Column(name = "section_count")
    int sectionCount;

    @Column(name = "code_block_count")
    int codeBlockCount;

    @Column(name = "word_count")
    int wordCount;

    @Column(name = "estimated_minutes")
    int estimatedMinutes;

    @Column(name = "asset_count")
    int assetCount;

    /** Empty when the course has none. */
    @Column(name = "link_template")
    String linkTemplate;

    /** When it was pruned, null while it is kept. */
    @Column(name = "pruned_at")
    Instant prunedAt;

    @Column(name = "published_at")
    Instant publishedAt;

    /** Whether some of its lessons are not seen by everybody, always. */
    boolean restricted;

    /** When lessons come or go, in order. */
    Instant[] boundaries;

    /** Empty when the service itself published it. */
    @Column(name = "published_by")
    String publishedBy;

    String message;

    String source;

    @Column(name = "source_ref")
    String sourceRef;

    /** Null for releases from before they were kept. */
    @Column(name = "ingestion_id")
    UUID ingestionId;

    int added;

    int modified;

    int removed;

    int moved;

    int unchanged;

    /** How much is in it, whoever sees it. */
    Totals totals() {
        return new Totals(lessonCount, sectionCount, codeBlockCount, assetCount, wordCount, estimatedMinutes);
    }

    @Embeddable
    record Key(
            @Column(name = "course_id") UUID courseId,
            @Column(name = "number") int number) {}
}
