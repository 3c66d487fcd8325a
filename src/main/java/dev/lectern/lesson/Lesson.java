package dev.lectern.lesson;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** The identity of a lesson, which stays through edits, renames and moves. */
@Entity
@Table(name = "lesson")
class Lesson {

    @Id
    UUID id;

    @Column(name = "course_id")
    UUID courseId;

    /** The {@code id} of its front matter, null when it has none. */
    @Column(name = "author_id")
    String authorId;
}
