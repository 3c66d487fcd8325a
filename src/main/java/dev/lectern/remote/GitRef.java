package dev.lectern.remote;

import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;

/**
 * What stands for a commit in a repository.
 *
 * @param name {@code HEAD}, or in full, such as {@code refs/heads/main}
 */
record GitRef(String name) {

    private static final int LONGEST = 250;

    /** A branch by its name, or anything by its full one; empty text is the default branch. Empty when git allows no such name. */
    static Optional<GitRef> of(String written) {
        if (written.isEmpty() || written.equals(Constants.HEAD)) {
            return Optional.of(new GitRef(Constants.HEAD));
        }
        String name = written.startsWith(Constants.R_REFS) ? written : Constants.R_HEADS + written;
        // A wildcard would be one in a refspec, which takes others in too.
        return name.length() <= LONGEST && Repository.isValidRefName(name) && name.indexOf('*') < 0
                ? Optional.of(new GitRef(name))
                : Optional.empty();
    }

    /** Whether a push to {@code pushed} may have moved it. What the default branch is, only the repository knows. */
    boolean isMovedBy(String pushed) {
        return name.equals(Constants.HEAD) ? pushed.startsWith(Constants.R_HEADS) : name.equals(pushed);
    }
}
