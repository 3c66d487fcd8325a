package dev.lectern.lesson;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** The place and bytes of an asset from one release of its course to another. */
@Entity
@Table(name = "asset_version")
class AssetVersion {

    @EmbeddedId
    Key key;

    @Column(name = "last_release")
    int lastRelease;

    @Column(name = "asset_id")
    UUID assetId;

    byte[] digest;

    @Column(name = "media_type")
    String mediaType;

    @Embeddable
    record Key(
            @Column(name = "course_id") UUID courseId,
            @Column(name = "path") String path,
            @Column(name = "first_release") int firstRelease) {}
}
