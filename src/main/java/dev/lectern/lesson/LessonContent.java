package dev.lectern.lesson;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What a lesson's bytes say, whatever its place; shared by every release that has these bytes. */
@Entity
@Table(name = "lesson_content")
class LessonContent {

    @Id
    byte[] digest;

    String summary;

    String[] tags;

    String[] objectives;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Object> metadata;

    /** The members that were derived from the text, the author having given none. */
    String[] derived;

    /** Languages of the code blocks. */
    String[] languages;

    @Column(name = "word_count")
    int wordCount;

    @Column(name = "estimated_minutes")
    int estimatedMinutes;
}
