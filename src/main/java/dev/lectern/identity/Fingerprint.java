package dev.lectern.identity;

import java.util.Arrays;
import java.util.Collection;

/**
 * What a text says, as far as telling texts apart needs it: hashes of its pairs of neighbouring words. Case, white space
 * and punctuation, and so most of markup, make no difference.
 */
public final class Fingerprint {

    static final Fingerprint EMPTY = new Fingerprint(new int[0]);

    /** Scripts from here on are written without spaces: each character counts as a word. */
    private static final int IDEOGRAPHS = 0x2E80;

    private final int[] pairs;

    private Fingerprint(int[] pairs) {
        this.pairs = pairs;
    }

    /** That of {@code text}; a text of one word has that word instead of pairs. */
    public static Fingerprint of(String text) {
        Reader reader = new Reader(text.length() / 4 + 1);
        text.codePoints().forEach(reader::accept);
        return reader.fingerprint();
    }

    /** That of texts together, no pair spanning two of them. */
    static Fingerprint of(Collection<Fingerprint> parts) {
        return new Fingerprint(parts.stream()
                .flatMapToInt(part -> Arrays.stream(part.pairs))
                .sorted()
                .distinct()
                .toArray());
    }

    /** How many different pairs of words there are. */
    int size() {
        return pairs.length;
    }

    /** The {@code i}-th of its pairs, from 0, by hash. */
    int pair(int i) {
        return pairs[i];
    }

    /** The share of pairs that two texts have in common, from 0 to 1, as Sørensen and Dice count it; 0 where one is empty. */
    double likeness(Fingerprint other) {
        int common = 0;
        for (int i = 0, j = 0; i < pairs.length && j < other.pairs.length; ) {
            int order = Integer.compare(pairs[i], other.pairs[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return common == 0 ? 0 : 2.0 * common / (pairs.length + other.pairs.length);
    }

    /** Takes a text character by character. */
    private static final class Reader {

        private int[] hashes;
        private int count;
        private int words;
        private int previous;
        private int word;
        private boolean inWord;

        Reader(int size) {
            hashes = new int[size];
        }

        void accept(int character) {
            if (!Character.isLetterOrDigit(character)) {
                endWord();
                return;
            }
            if (character >= IDEOGRAPHS) {
                endWord();
            }
            word = word * 31 + Character.toLowerCase(character);
            inWord = true;
        }

        Fingerprint fingerprint() {
            endWord();
            if (words == 1) {
                add(mixed(previous));
            }
            return new Fingerprint(
                    Arrays.stream(hashes, 0, count).sorted().distinct().toArray());
        }

        private void endWord() {
            if (!inWord) {
                return;
            }
            if (words++ > 0) {
                add(mixed(previous * 0x9E3779B1 + word));
            }
            previous = word;
            word = 0;
            inWord = false;
        }

        private void add(int hash) {
            if (count == hashes.length) {
                hashes = Arrays.copyOf(hashes, count * 2);
            }
            hashes[count++] = hash;
        }

        /** Spreads hashes evenly, so that the smallest of them are a fair sample. */
        private static int mixed(int hash) {
            int mixed = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
            mixed = (mixed ^ (mixed >>> 13)) * 0xC2B2AE35;
            return mixed ^ (mixed >>> 16);
        }
    }
}
