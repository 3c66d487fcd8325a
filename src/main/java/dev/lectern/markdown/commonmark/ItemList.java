package dev.lectern.markdown.commonmark;

/** A list: a run of items of the same type. */
public final class ItemList extends Container {

    private final char delimiter;
    private final int start;
    private boolean tight = true;

    /**
     * @param delimiter the bullet character, or what follows the number of an ordered list
     * @param start number of the first item, -1 for a bullet list
     */
    ItemList(char delimiter, int start) {
        this.delimiter = delimiter;
        this.start = start;
    }

    public boolean ordered() {
        return start >= 0;
    }

    /** Number of the first item of an ordered list. */
    public int start() {
        return start;
    }

    public boolean tight() {
        return tight;
    }

    void loosen() {
        tight = false;
    }

    /** Whether an item of {@code other} would go on with this list. */
    boolean sameType(ItemList other) {
        return delimiter == other.delimiter && ordered() == other.ordered();
    }
}
