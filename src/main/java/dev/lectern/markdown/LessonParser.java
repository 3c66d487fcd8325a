package dev.lectern.markdown;

/** Understands one lesson: front matter, sections, code blocks and their formats. Safe for use by several threads. */
public final class LessonParser {

    /**
     * Version of what this parser makes of the same bytes. Content is stored under a digest of the bytes and this
     * number, so raising it lets the next ingestion parse everything anew.
     */
    public static final int VERSION = 2;

    /** Parses the bytes of a Markdown file that was written for no other tool; see {@link #parse(LessonText)}. */
    public LessonSource parse(byte[] source) {
        return parse(LessonText.of(source, Dialect.NONE));
    }

    /**
     * Parses the text of a lesson.
     *
     * @param source the whole of it, which should be UTF-8
     * @return a {@link ParsedLesson}, or a {@link RejectedLesson} for bad UTF-8, an empty file, broken front matter or
     *     Markdown that the parser fails on; it throws on no input
     */
    public LessonSource parse(LessonText source) {
        LessonReader reader = new LessonReader(source);
        try {
            return reader.read();
        } catch (RuntimeException | StackOverflowError e) {
            return reader.failed(e);
        }
    }
}
