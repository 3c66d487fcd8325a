package dev.lectern.lesson;

import java.util.regex.Pattern;

/**
 * Text as it is indexed and asked for. PostgreSQL's parser would take {@code handle.await} for a host name and
 * {@code <String>} for a tag, and so find neither {@code await} nor {@code String}: words are all that it gets.
 */
public final class SearchText {

    private static final Pattern NOT_OF_A_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern NOT_OF_A_QUERY =
            Pattern.compile("(?<=[\\p{L}\\p{M}\\p{N}])-|[^\\p{L}\\p{M}\\p{N}\"\\s-]");
    private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

    /** PostgreSQL keeps at most 1 MB of words of a text; this much can't come near it, whatever the words. */
    private static final int INDEXED_CHARACTERS = 100_000;

    private SearchText() {}

    /** The words of prose, of the first 100,000 characters. */
    public static String ofProse(String prose) {
        String indexed = prose.length() > INDEXED_CHARACTERS ? prose.substring(0, INDEXED_CHARACTERS) : prose;
        return NOT_OF_A_WORD.matcher(indexed).replaceAll(" ");
    }

    /** The words of code, and those that names like {@code fetchData} are made of. */
    public static String ofCode(String code) {
        String words = ofProse(code);
        return HUMP.matcher(words).find() ? words + " " + HUMP.matcher(words).replaceAll(" ") : words;
    }

    /** What a reader asked for, with the quotes and minus signs that mean something in a web search. */
    public static String ofQuery(String query) {
        return NOT_OF_A_QUERY.matcher(query).replaceAll(" ");
    }
}
