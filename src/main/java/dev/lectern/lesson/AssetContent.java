package dev.lectern.lesson;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An asset's bytes, which are read a part at a time and so are no attribute here. */
@Entity
@Table(name = "file_content")
class AssetContent {

    @Id
    byte[] digest;

    long size;
}
