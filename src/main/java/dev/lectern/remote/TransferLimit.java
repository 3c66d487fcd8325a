package dev.lectern.remote;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ProgressMonitor;

/** Ends a transfer that takes too long, or brings too much. JGit asks between objects, and while it reads large ones. */
final class TransferLimit implements ProgressMonitor {

    /** Objects between two looks at the disk. */
    private static final int LOOK = 256;

    /** How the titles of tasks begin that the other side tells of: in what it counts those is its own affair, at times in bytes. */
    private static final String OF_THE_OTHER_SIDE = "remote:";

    private final Path folder;
    private final long bytes;
    private final int objects;
    private final long deadline;
    private int since;
    private String exceeded = "";

    /**
     * @param folder where what is transferred is kept
     * @param bytes it may have at most
     * @param objects that may come at most
     */
    TransferLimit(Path folder, long bytes, int objects, Duration longest) {
        this.folder = folder;
        this.bytes = bytes;
        this.objects = objects;
        this.deadline = System.nanoTime() + longest.toNanos();
    }

    /** What was exceeded, for people to read; empty when nothing was. */
    String exceeded() {
        return exceeded;
    }

    @Override
    public void start(int tasks) {
        // how many there are does not matter
    }

    @Override
    public void beginTask(String title, int work) {
        if (work > objects && !title.startsWith(OF_THE_OTHER_SIDE)) {
            exceeded = "It has %d objects; at most %d are transferred.".formatted(work, objects);
        }
    }

    @Override
    public void update(int done) {
        since += done;
        if (since >= LOOK && exceeded.isEmpty()) {
            since = 0;
            if (size() > bytes) {
                exceeded = "It has more than %d bytes; that is the limit.".formatted(bytes);
            }
        }
    }

    @Override
    public void endTask() {
        since = LOOK;
        update(0);
    }

    @Override
    public boolean isCancelled() {
        if (exceeded.isEmpty() && System.nanoTime() - deadline > 0) {
            exceeded = "It took longer than it may.";
        }
        return !exceeded.isEmpty();
    }

    @Override
    public void showDuration(boolean enabled) {
        // nobody watches
    }

    private long size() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            // A file of JGit's went away meanwhile; the next look sees the rest.
            return 0;
        }
    }
}
