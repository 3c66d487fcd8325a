package dev.lectern.source;

/**
 * How much a tree of git may hold.
 *
 * @param entries files and folders, those that are not taken included
 * @param bytes of the files that are taken, together
 */
public record GitBudget(long entries, long bytes) {

    public GitBudget {
        if (entries < 1 || bytes < 1) {
            throw new IllegalArgumentException("a budget of %d entries and %d bytes".formatted(entries, bytes));
        }
    }
}
