package dev.lectern.identity;

import dev.lectern.planning.PlannedAsset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a release does to the assets of the one before. An asset is the same at the same path, or where the same bytes
 * have moved to.
 *
 * @param kept at the same path or another, with what they were before, where something of them changed
 * @param added new to the course
 * @param removed no longer referred to
 */
public record AssetMatching(List<Kept> kept, List<PlannedAsset> added, List<Live> removed) {

    public AssetMatching {
        kept = List.copyOf(kept);
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /** An asset as the latest release has it. */
    public record Live(UUID id, PlannedAsset asset) {}

    /** An asset before and after. */
    record Kept(Live before, PlannedAsset after) {}

    /** Matches what is planned with what the latest release has. */
    public static AssetMatching of(List<PlannedAsset> planned, List<Live> live) {
        Map<String, Live> unmatched = new LinkedHashMap<>();
        live.forEach(asset -> unmatched.put(asset.asset().path(), asset));
        List<Kept> kept = new ArrayList<>();
        List<PlannedAsset> elsewhere = new ArrayList<>();
        for (PlannedAsset asset : planned) {
            Live before = unmatched.remove(asset.path());
            if (before == null) {
                elsewhere.add(asset);
            } else if (!before.asset().equals(asset)) {
                kept.add(new Kept(before, asset));
            }
        }
        Map<String, Deque<Live>> byDigest = new HashMap<>();
        unmatched
                .values()
                .forEach(asset -> byDigest.computeIfAbsent(asset.asset().digest(), digest -> new ArrayDeque<>())
                        .add(asset));
        List<PlannedAsset> added = new ArrayList<>();
        for (PlannedAsset asset : elsewhere) {
            Deque<Live> same = byDigest.getOrDefault(asset.digest(), new ArrayDeque<>());
            if (same.isEmpty()) {
                added.add(asset);
            } else {
                kept.add(new Kept(same.removeFirst(), asset));
            }
        }
        return new AssetMatching(
                kept, added, byDigest.values().stream().flatMap(Deque::stream).toList());
    }

    /** Paths whose versions end. */
    public List<String> ended() {
        return Stream.concat(kept.stream().map(Kept::before), removed.stream())
                .map(asset -> asset.asset().path())
                .toList();
    }

    /** What begins, {@code fresh} giving the ids of new ones. */
    public List<Live> begun(Function<PlannedAsset, UUID> fresh) {
        return Stream.concat(
                        kept.stream().map(asset -> new Live(asset.before().id(), asset.after())),
                        added.stream().map(asset -> new Live(fresh.apply(asset), asset)))
                .toList();
    }
}
