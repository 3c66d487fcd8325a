package dev.lectern.course;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A module as it stands from one release of its course to another. */
@Entity
@Table(name = "module_version")
class ModuleVersion {

    @EmbeddedId
    Key key;

    @Column(name = "last_release")
    int lastRelease;

    String parent;

    String path;

    String title;

    String summary;

    @Column(name = "sort_order")
    BigDecimal order;

    /** As the layout counts, null when it does not. */
    String number;

    boolean draft;

    @Column(name = "sort_key")
    String sortKey;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Object> metadata;

    @Embeddable
    record Key(
            @Column(name = "course_id") UUID courseId,
            @Column(name = "slug") String slug,
            @Column(name = "first_release") int firstRelease) {}
}
