package dev.lectern.lesson;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** What a link of a lesson's version leads to in the course. */
@Entity
@Table(name = "link_version")
class LinkVersion {

    @EmbeddedId
    Key key;

    @Column(name = "course_id")
    UUID courseId;

    /** Path of a lesson, null where it leads to an asset. */
    String target;

    /** Path of an asset, null where it leads to a lesson. */
    String asset;

    String anchor;

    @Embeddable
    record Key(
            @Column(name = "lesson_id") UUID lessonId,
            @Column(name = "first_release") int firstRelease,
            @Column(name = "number") int number) {}
}
