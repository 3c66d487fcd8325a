package dev.lectern.course;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A course and the pointer to the release that readers see. Null until the first release is published. */
@Entity
@Table(name = "course")
class Course {

    @Id
    UUID id;

    String slug;

    @Column(name = "current_release")
    Integer currentRelease;

    @Column(name = "created_at")
    Instant createdAt;
}
