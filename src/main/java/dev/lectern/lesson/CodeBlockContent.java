package dev.lectern.lesson;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A code block of a lesson's content. */
@Entity
@Table(name = "code_block_content")
class CodeBlockContent {

    @EmbeddedId
    Key key;

    /** Position of the section it stands in. */
    int section;

    String language;

    String info;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Object> attributes;

    String title;

    @Column(name = "highlight_lines")
    Integer[] highlightLines;

    String code;

    /** The code with its hidden lines, null when it has none. */
    @Column(name = "full_code")
    String fullCode;

    /** The lines of another file that the code was taken from, null when there are none. */
    @JdbcTypeCode(SqlTypes.JSON)
    CodeSource source;

    @Column(name = "start_line")
    int startLine;

    @Column(name = "end_line")
    int endLine;

    int lines;

    byte[] digest;

    @Embeddable
    record Key(
            @Column(name = "lesson_digest") byte[] lessonDigest,
            @Column(name = "number") int number) {}
}
