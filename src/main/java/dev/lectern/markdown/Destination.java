package dev.lectern.markdown;

/**
 * Where the destination of a link stands in the body.
 *
 * @param start offset of its first character
 * @param written its characters as they stand there, with escapes and entities
 */
record Destination(int start, String written) {

    /** That of an address that is a link by itself. */
    static final Destination NONE = new Destination(-1, "");

    int end() {
        return start + written.length();
    }
}
