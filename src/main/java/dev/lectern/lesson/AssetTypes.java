package dev.lectern.lesson;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Media types of assets, by the extension of their names: what bytes look like is not trusted. */
public final class AssetTypes {

    /** Of what no other is known for. */
    public static final String UNKNOWN = "application/octet-stream";

    private static final String TEXT = "text/plain;charset=UTF-8";

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("7z", "application/x-7z-compressed"),
            Map.entry("aac", "audio/aac"),
            Map.entry("apng", "image/apng"),
            Map.entry("avif", "image/avif"),
            Map.entry("bmp", "image/bmp"),
            Map.entry("bz2", "application/x-bzip2"),
            Map.entry("css", "text/css;charset=UTF-8"),
            Map.entry("csv", "text/csv;charset=UTF-8"),
            Map.entry("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            Map.entry("epub", "application/epub+zip"),
            Map.entry("flac", "audio/flac"),
            Map.entry("geojson", "application/geo+json"),
            Map.entry("gif", "image/gif"),
            Map.entry("gz", "application/gzip"),
            Map.entry("htm", "text/html;charset=UTF-8"),
            Map.entry("html", "text/html;charset=UTF-8"),
            Map.entry("ico", "image/vnd.microsoft.icon"),
            Map.entry("ipynb", "application/x-ipynb+json"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("js", "text/javascript;charset=UTF-8"),
            Map.entry("json", "application/json"),
            Map.entry("m4a", "audio/mp4"),
            Map.entry("m4v", "video/mp4"),
            Map.entry("mjs", "text/javascript;charset=UTF-8"),
            Map.entry("mov", "video/quicktime"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("odp", "application/vnd.oasis.opendocument.presentation"),
            Map.entry("ods", "application/vnd.oasis.opendocument.spreadsheet"),
            Map.entry("odt", "application/vnd.oasis.opendocument.text"),
            Map.entry("oga", "audio/ogg"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("ogv", "video/ogg"),
            Map.entry("opus", "audio/ogg"),
            Map.entry("otf", "font/otf"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("png", "image/png"),
            Map.entry("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
            Map.entry("rtf", "application/rtf"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("tar", "application/x-tar"),
            Map.entry("tgz", "application/gzip"),
            Map.entry("ttf", "font/ttf"),
            Map.entry("vtt", "text/vtt;charset=UTF-8"),
            Map.entry("wasm", "application/wasm"),
            Map.entry("wav", "audio/wav"),
            Map.entry("webm", "video/webm"),
            Map.entry("webp", "image/webp"),
            Map.entry("woff", "font/woff"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            Map.entry("xml", "application/xml"),
            Map.entry("xz", "application/x-xz"),
            Map.entry("zip", "application/zip"),
            Map.entry("c", TEXT),
            Map.entry("cpp", TEXT),
            Map.entry("cs", TEXT),
            Map.entry("go", TEXT),
            Map.entry("h", TEXT),
            Map.entry("hpp", TEXT),
            Map.entry("ini", TEXT),
            Map.entry("java", TEXT),
            Map.entry("jsonl", TEXT),
            Map.entry("jsx", TEXT),
            Map.entry("kt", TEXT),
            Map.entry("lua", TEXT),
            Map.entry("php", TEXT),
            Map.entry("pl", TEXT),
            Map.entry("py", TEXT),
            Map.entry("r", TEXT),
            Map.entry("rb", TEXT),
            Map.entry("rs", TEXT),
            Map.entry("scss", TEXT),
            Map.entry("sh", TEXT),
            Map.entry("sql", TEXT),
            Map.entry("srt", TEXT),
            Map.entry("swift", TEXT),
            Map.entry("tex", TEXT),
            Map.entry("toml", TEXT),
            Map.entry("ts", TEXT),
            Map.entry("tsv", "text/tab-separated-values;charset=UTF-8"),
            Map.entry("tsx", TEXT),
            Map.entry("txt", TEXT),
            Map.entry("yaml", TEXT),
            Map.entry("yml", TEXT));

    private AssetTypes() {}

    /** The media type of a file of this name or path. */
    public static String of(String name) {
        return TYPES.getOrDefault(extension(name), UNKNOWN);
    }

    /** Whether a browser that opens such a file by itself shows it and runs nothing. */
    static boolean isInert(String mediaType) {
        return isImage(mediaType) && !mediaType.contains("xml")
                || Stream.of("audio/", "video/", "font/", "text/plain", "text/csv", "application/pdf")
                        .anyMatch(mediaType::startsWith);
    }

    static boolean isImage(String mediaType) {
        return mediaType.startsWith("image/");
    }

    /** What stands after the last dot of a name, in lower case; empty when nothing does. */
    public static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 || name.indexOf('/', dot) >= 0
                ? ""
                : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
