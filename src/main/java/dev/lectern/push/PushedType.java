package dev.lectern.push;

import dev.lectern.http.ProblemCode;
import dev.lectern.source.ArchiveFormat;
import dev.lectern.source.Uploads;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the body of a push is, by its content type.
 *
 * @param format null for a single Markdown document
 */
record PushedType(ArchiveFormat format) {

    static final String MARKDOWN = "text/markdown";
    static final String ZIP = "application/zip";
    static final String GZIP = "application/gzip";
    static final String ZSTD = "application/zstd";

    private static final PushedType DOCUMENT = new PushedType(null);

    private static final Map<String, PushedType> TYPES = Map.of(
            MARKDOWN,
            DOCUMENT,
            ZIP,
            archive(ArchiveFormat.ZIP),
            "application/x-zip-compressed",
            archive(ArchiveFormat.ZIP),
            GZIP,
            archive(ArchiveFormat.TAR_GZ),
            "application/x-gzip",
            archive(ArchiveFormat.TAR_GZ),
            "application/x-gtar",
            archive(ArchiveFormat.TAR_GZ),
            "application/x-tar+gzip",
            archive(ArchiveFormat.TAR_GZ),
            ZSTD,
            archive(ArchiveFormat.TAR_ZST),
            "application/x-zstd",
            archive(ArchiveFormat.TAR_ZST));

    /** The type that a request has with this {@code Content-Type} and {@code Content-Encoding}. 415 where it is none of these. */
    static PushedType of(Optional<String> contentType, Optional<String> encoding) {
        if (encoding.isPresent() && !encoding.get().equalsIgnoreCase("identity")) {
            throw ProblemCode.UNSUPPORTED_MEDIA_TYPE.because(
                    "The Content-Encoding '%s' is not read here; send the body as it is.".formatted(encoding.get()));
        }
        String name = contentType.orElse("").replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        PushedType type = TYPES.get(name);
        if (type == null) {
            throw ProblemCode.UNSUPPORTED_MEDIA_TYPE.because("The Content-Type is '%s'; give one of %s."
                    .formatted(name, String.join(", ", List.of(ZIP, GZIP, ZSTD, MARKDOWN))));
        }
        return type;
    }

    /** The type of a request that can only have a document. 415 where it says that it has something else. */
    static PushedType ofDocument(Optional<String> contentType, Optional<String> encoding) {
        PushedType type = of(contentType, encoding);
        if (type.archive().isPresent()) {
            throw ProblemCode.UNSUPPORTED_MEDIA_TYPE.because(
                    "The Content-Type is '%s'; give %s.".formatted(contentType.orElse(""), MARKDOWN));
        }
        return type;
    }

    /** The format of an archive; empty for a single Markdown document. */
    Optional<ArchiveFormat> archive() {
        return Optional.ofNullable(format);
    }

    /** Sees to it that what was uploaded begins as this type does. */
    void check(Uploads.Upload upload) throws IOException {
        if (upload.size() == 0) {
            throw ProblemCode.BAD_REQUEST.because("The body is empty; send an archive or a document.");
        }
        Optional<ArchiveFormat> found;
        try (InputStream bytes = Files.newInputStream(upload.file())) {
            found = ArchiveFormat.of(bytes.readNBytes(ArchiveFormat.KNOWN_AFTER));
        }
        if (!found.equals(archive())) {
            throw ProblemCode.CONTENT_TYPE_MISMATCH.because("The Content-Type says %s, and the body is %s."
                    .formatted(
                            archive().map(ArchiveFormat::named).orElse("Markdown"),
                            found.map(ArchiveFormat::named).orElse("none")));
        }
    }

    private static PushedType archive(ArchiveFormat format) {
        return new PushedType(format);
    }
}
