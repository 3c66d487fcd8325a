package dev.lectern.ingestion;

import dev.lectern.planning.Stages;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How far an attempt has come. It is written down now and then, seldom enough to cost nothing; whoever writes it finds out
 * whether the attempt is to go on. Safe for several threads.
 */
final class Progress implements Stages {

    private static final long PAUSE = Duration.ofMillis(250).toNanos();

    private final IngestionLog log;
    private final StageTimers timers;
    private final QueuedIngestion begun;
    private final AtomicInteger stage = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicLong due = new AtomicLong(System.nanoTime());
    private volatile int total;

    Progress(IngestionLog log, StageTimers timers, QueuedIngestion begun) {
        this.log = log;
        this.timers = timers;
        this.begun = begun;
    }

    /** How far it is. A stage that begins again while a later one runs is not gone back to. */
    record Snapshot(Stages.Stage stage, int filesDone, int filesTotal) {}

    /**
     * Says that {@code next} runs until what is answered is closed.
     *
     * @throws AttemptLostException where the attempt counts no more
     * @throws IngestionCancelledException where it is to be cancelled
     */
    @Override
    public Stages.Running start(Stages.Stage next) {
        if (stage.getAndAccumulate(next.ordinal(), Math::max) < next.ordinal()) {
            write();
        } else {
            writeWhenDue();
        }
        return timers.start(next);
    }

    @Override
    public void expect(int files) {
        total = files;
    }

    @Override
    public void done(int files) {
        done.addAndGet(files);
        writeWhenDue();
    }

    Snapshot snapshot() {
        return new Snapshot(Stages.Stage.values()[stage.get()], done.get(), total);
    }

    private void writeWhenDue() {
        long now = System.nanoTime();
        long when = due.get();
        if (now - when >= 0 && due.compareAndSet(when, now + PAUSE)) {
            write();
        }
    }

    private void write() {
        try {
            log.progress(begun, snapshot());
        } catch (SQLException e) {
            throw new IllegalStateException("the progress of ingestion %s can't be kept".formatted(begun.id()), e);
        }
    }
}
