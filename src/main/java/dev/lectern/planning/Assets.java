package dev.lectern.planning;

import dev.lectern.lesson.AssetTypes;
import dev.lectern.source.SourceFile;
import dev.lectern.source.SourceLimits;
import dev.lectern.source.SourceTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;

/** The files of a source that lessons refer to: takes what the limits allow, and says why not of the rest. */
final class Assets {

    /** Files whose digests are asked for one after the other. */
    private static final int SLICE = 8;

    /** What a database index can hold of a path, in characters. */
    private static final int LONGEST_PATH = 500;

    private static final Set<String> PAGES = Set.of("html", "htm");

    private final SourceLimits limits;
    private final ExecutorService threads;
    private final Map<String, SourceFile> files;
    private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();
    private final Map<String, String> digestOf = new ConcurrentHashMap<>();

    Assets(SourceTree source, SourceLimits limits, ExecutorService threads) {
        this.limits = limits;
        this.threads = threads;
        this.files = source.files().stream().collect(Collectors.toMap(SourceFile::path, file -> file));
        source.skipped().forEach(this::refuse);
    }

    /** Why a file is not taken, and what to do about it. */
    record Refusal(String message, String hint) {}

    /** Whether a path is of a file that is no page: an image, a download. */
    static boolean isAsset(String path) {
        return !PAGES.contains(AssetTypes.extension(path))
                && !AssetTypes.of(path).equals(AssetTypes.UNKNOWN);
    }

    /** Takes those of {@code paths} that the limits allow. */
    void take(Collection<String> paths) throws InterruptedException {
        Slices.each(allowed(paths), SLICE, threads, slice -> slice.forEach(this::take));
    }

    /** Those that were taken, by path. */
    List<PlannedAsset> taken() {
        return digestOf.entrySet().stream()
                .map(asset -> new PlannedAsset(asset.getKey(), asset.getValue(), AssetTypes.of(asset.getKey())))
                .sorted(Comparator.comparing(PlannedAsset::path))
                .toList();
    }

    boolean has(String path) {
        return digestOf.containsKey(path);
    }

    Optional<Refusal> refusal(String path) {
        return Optional.ofNullable(refusals.get(path));
    }

    private void refuse(SourceTree.Skipped skipped) {
        String path = skipped.path();
        switch (skipped.reason()) {
            case TOO_LARGE ->
                refusals.put(
                        path,
                        new Refusal(
                                "The file %s is larger than a file may be that lessons refer to".formatted(path),
                                "Make it smaller, or raise lectern.source.max-asset-size"));
            case SYMBOLIC_LINK ->
                refusals.put(
                        path,
                        new Refusal(
                                "The file %s is a symbolic link, which is not followed".formatted(path),
                                "Put the file itself there"));
            case TOO_DEEP, SPECIAL_FILE, UNREADABLE ->
                refusals.put(
                        path,
                        new Refusal(
                                "The file %s can't be read".formatted(path), "Check what it is, and its permissions"));
        }
    }

    private List<SourceFile> allowed(Collection<String> paths) {
        Set<String> types = limits.assetTypes().stream()
                .map(type -> type.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        List<SourceFile> allowed = new ArrayList<>();
        long left = limits.maxAssetsSize().asLongValue();
        for (String path : paths) {
            SourceFile file = files.get(path);
            String type = AssetTypes.extension(path);
            if (!types.contains(type)) {
                refusals.put(
                        path,
                        new Refusal(
                                "The file %s is of a type that lessons may not refer to".formatted(path),
                                "Use another type, or add '%s' to lectern.source.asset-types".formatted(type)));
            } else if (path.length() > LONGEST_PATH) {
                refusals.put(
                        path,
                        new Refusal(
                                "The path of the file has %d characters".formatted(path.length()),
                                "Shorten the names on it: at most %d characters together".formatted(LONGEST_PATH)));
            } else if (allowed.size() >= limits.maxAssets() || file.size() > left) {
                refusals.put(
                        path,
                        new Refusal(
                                "With the file %s, lessons refer to more than the course may have".formatted(path),
                                "Use fewer or smaller files, or raise lectern.source.max-assets or .max-assets-size"));
            } else {
                left -= file.size();
                allowed.add(file);
            }
        }
        return allowed;
    }

    private void take(SourceFile file) {
        try {
            digestOf.put(file.path(), file.digest());
        } catch (IOException e) {
            refusals.put(
                    file.path(),
                    new Refusal(
                            "The file %s can't be read: %s".formatted(file.path(), e.getMessage()),
                            "Check that it is still there and its permissions"));
        }
    }
}
