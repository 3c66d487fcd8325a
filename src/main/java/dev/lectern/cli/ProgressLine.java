package dev.lectern.cli;

import dev.lectern.diagnostic.TerminalText;
import java.io.PrintWriter;

/** How far a command is, on one line of a terminal that is written over and over; nothing where nobody watches. */
final class ProgressLine implements AutoCloseable {

    private static final int WIDTH = 30;

    /** Back to the first column, and what is there is gone. */
    private static final String ERASE = "\r\u001b[K";

    private final PrintWriter terminal;
    private final boolean watched;

    ProgressLine(Shell shell) {
        this.terminal = shell.err();
        this.watched = shell.terminal();
    }

    /** Says that {@code done} of {@code total} are done of {@code what}; a {@code total} of 0 is not known yet. */
    void show(String what, long done, long total) {
        if (!watched) {
            return;
        }
        terminal.print(ERASE + TerminalText.of(what));
        if (total > 0) {
            int filled = (int) (Math.min(done, total) * WIDTH / total);
            terminal.printf(" [%s%s] %d/%d", "#".repeat(filled), ".".repeat(WIDTH - filled), done, total);
        }
        terminal.flush();
    }

    /** Leaves no trace. */
    @Override
    public void close() {
        if (watched) {
            terminal.print(ERASE);
            terminal.flush();
        }
    }
}
