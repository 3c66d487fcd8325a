package dev.lectern.http;

import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** Tells a database that can't be reached, which comes back, from a fault of the service, which stays. */
final class Outage {

    /** SQLSTATE: a broken connection, too few resources, and a server that shuts down or starts. */
    private static final Pattern STATES = Pattern.compile("08.*|53.*|57P.*");

    private Outage() {}

    /** Whether an outage is behind {@code failure}. */
    static boolean caused(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException database && isOutage(database)) {
                return true;
            }
        }
        return false;
    }

    /** The pool has no SQLSTATE for having waited for a connection in vain. */
    private static boolean isOutage(SQLException failure) {
        return failure.getSQLState() == null
                ? failure.getCause() instanceof TimeoutException
                : STATES.matcher(failure.getSQLState()).matches();
    }
}
