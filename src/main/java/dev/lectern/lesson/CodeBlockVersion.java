package dev.lectern.lesson;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** The identity of the code block of a number in a lesson's version. */
@Entity
@Table(name = "code_block_version")
class CodeBlockVersion {

    @EmbeddedId
    Key key;

    @Column(name = "code_block_id")
    UUID codeBlockId;

    @Embeddable
    record Key(
            @Column(name = "lesson_id") UUID lessonId,
            @Column(name = "first_release") int firstRelease,
            @Column(name = "number") int number) {}
}
