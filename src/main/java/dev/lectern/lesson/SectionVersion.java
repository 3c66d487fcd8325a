package dev.lectern.lesson;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** The identity of the section at a position of a lesson's version. */
@Entity
@Table(name = "section_version")
class SectionVersion {

    @EmbeddedId
    Key key;

    @Column(name = "section_id")
    UUID sectionId;

    @Embeddable
    record Key(
            @Column(name = "lesson_id") UUID lessonId,
            @Column(name = "first_release") int firstRelease,
            @Column(name = "position") int position) {}
}
