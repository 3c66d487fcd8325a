package dev.lectern.lesson;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A section of a lesson's content: its heading and its own body, in every format. */
@Entity
@Table(name = "section_content")
class SectionContent {

    @EmbeddedId
    Key key;

    /** Position of the section it stands under, 0 for none. */
    int parent;

    int level;

    String anchor;

    String heading;

    /** Headings from the top of the lesson down to this one. */
    @Column(name = "heading_path")
    String[] headingPath;

    @Column(name = "heading_html")
    String headingHtml;

    @Column(name = "heading_markdown")
    String headingMarkdown;

    @Column(name = "heading_mdast")
    String headingMdast;

    String html;

    String markdown;

    String text;

    String mdast;

    @Column(name = "start_line")
    int startLine;

    @Column(name = "end_line")
    int endLine;

    @Column(name = "word_count")
    int wordCount;

    @Column(name = "estimated_minutes")
    int estimatedMinutes;

    /** Where links stand, see {@link LinkPlace}. */
    @Column(name = "link_places")
    Integer[] linkPlaces;

    @Embeddable
    record Key(
            @Column(name = "lesson_digest") byte[] lessonDigest,
            @Column(name = "position") int position) {}
}
