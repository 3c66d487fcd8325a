package dev.lectern.markdown;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Gives out the anchors of one lesson's headings: GitHub's slugs, each only once. */
final class Anchors {

    private static final Pattern DROPPED = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\p{Pc}\\- ]");

    /** Characters that show nothing: controls, format, variation selectors, joiners and fillers. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u3164"
                    + "\\uFE00-\\uFE0F\\uFFA0\\x{E0100}-\\x{E01EF}]");

    private static final String FALLBACK = "section";

    /** In UTF-16 units: more is no address, and more than a database index holds. */
    private static final int LONGEST = 400;

    /** In characters: what is left of a longer one. */
    private static final int CUT = LONGEST / 2;

    /** Anchors given out, each with the number that was last appended to make it unique. */
    private final Map<String, Integer> taken = new HashMap<>();

    /** Sets {@code id} aside for the heading that asks for it; false when another heading already did. */
    boolean reserve(String id) {
        return id.length() <= LONGEST && taken.putIfAbsent(id, 0) == null;
    }

    /** The anchor of a heading whose author gave none. */
    String generate(String heading) {
        String slug = slug(heading);
        return unique(slug.isEmpty() ? FALLBACK : slug);
    }

    /** {@code wanted}, or with the lowest number appended that makes it unique. */
    String unique(String wanted) {
        String base = wanted.length() <= LONGEST ? wanted : wanted.substring(0, wanted.offsetByCodePoints(0, CUT));
        String anchor = base;
        while (taken.containsKey(anchor)) {
            anchor = base + "-" + taken.merge(base, 1, Integer::sum);
        }
        taken.put(anchor, 0);
        return anchor;
    }

    static String slug(String heading) {
        String kept = DROPPED.matcher(visible(heading).toLowerCase(Locale.ROOT)).replaceAll("");
        return kept.replace(' ', '-');
    }

    /** {@code text} without characters that nobody sees, and composed: what looks the same is the same. */
    static String visible(String text) {
        return INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll("");
    }
}
