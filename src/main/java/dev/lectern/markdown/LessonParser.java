package dev.lectern.markdown;

import dev.lectern.markdown.limits.Guard;
import dev.lectern.markdown.limits.LimitExceeded;
import dev.lectern.markdown.limits.ParsingLimits;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** Understands one lesson: front matter, sections, code blocks and their formats. Safe for use by several threads. */
public final class LessonParser {

    /**
     * Version of what this parser makes of the same bytes. Content is stored under a digest of the bytes and this
     * number, so raising it lets the next ingestion parse everything anew.
     */
    public static final int VERSION = 3;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Bytes. */
    private static final int LARGE = 256 * 1024;

    private final ParsingLimits limits;
    private final LongSupplier nanoTime;

    /** The tree of a large lesson takes much memory, so that one at a time is enough. */
    private final Lock large = new ReentrantLock();

    /** A parser with the default limits. */
    public LessonParser() {
        this(ParsingLimits.DEFAULT);
    }

    public LessonParser(ParsingLimits limits) {
        this(limits, LessonParser::threadTime);
    }

    LessonParser(ParsingLimits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    /** Parses the bytes of a Markdown file that was written for no other tool; see {@link #parse(LessonText)}. */
    public LessonSource parse(byte[] source) {
        return parse(LessonText.of(source, Dialect.NONE));
    }

    /**
     * Parses the text of a lesson.
     *
     * @param source the whole of it, which should be UTF-8
     * @return a {@link ParsedLesson}, or a {@link RejectedLesson} for bad UTF-8, an empty file, broken front matter, more
     *     than the limits allow, or Markdown that the parser fails on; it throws on no input
     */
    public LessonSource parse(LessonText source) {
        if (source.bytes().length < LARGE) {
            return parsed(source);
        }
        large.lock();
        try {
            return parsed(source);
        } finally {
            large.unlock();
        }
    }

    /** Nanoseconds that this thread has worked: a busy machine is no fault of the lesson. */
    static long threadTime() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }

    private LessonSource parsed(LessonText source) {
        LessonReader reader = new LessonReader(source, new Guard(limits, nanoTime));
        try {
            return reader.read();
        } catch (LimitExceeded e) {
            return reader.stopped(e);
        } catch (RuntimeException | StackOverflowError e) {
            return reader.failed(e);
        }
    }
}
