package dev.lectern.lesson;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A link or an image of a lesson's content, as its author wrote it. */
@Entity
@Table(name = "link_content")
class LinkContent {

    @EmbeddedId
    Key key;

    /** Position of the section it is shown in. */
    int section;

    String kind;

    String url;

    /** Whether it leads out of the course. */
    boolean external;

    String text;

    int line;

    @Column(name = "\"column\"")
    int column;

    @Embeddable
    record Key(
            @Column(name = "lesson_digest") byte[] lessonDigest,
            @Column(name = "number") int number) {}
}
