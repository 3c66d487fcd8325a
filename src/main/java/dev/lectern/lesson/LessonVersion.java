package dev.lectern.lesson;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** The place and content of a lesson from one release of its course to another. */
@Entity
@Table(name = "lesson_version")
class LessonVersion {

    @EmbeddedId
    Key key;

    @Column(name = "last_release")
    int lastRelease;

    @Column(name = "course_id")
    UUID courseId;

    byte[] content;

    /** The release that brought this content. */
    @Column(name = "content_release")
    int contentRelease;

    String slug;

    String path;

    /** Slug of the module, null at the top of the course. */
    String module;

    String title;

    @Column(name = "sort_order")
    BigDecimal order;

    /** As the layout counts, null when it does not. */
    String number;

    @Column(name = "sort_key")
    String sortKey;

    boolean draft;

    /** When readers begin to see it, null for always. */
    @Column(name = "publish_at")
    Instant publishAt;

    /** When readers no longer see it, null for never. */
    @Column(name = "expire_at")
    Instant expireAt;

    /** The members that the author left for the file's name to say. */
    String[] derived;

    @Embeddable
    record Key(
            @Column(name = "lesson_id") UUID lessonId,
            @Column(name = "first_release") int firstRelease) {}
}
