package dev.lectern.cli;

import java.io.PrintWriter;
import java.util.Map;

/**
 * Where a command was given.
 *
 * @param environment its variables
 * @param terminal whether somebody watches
 * @param out takes results
 * @param err takes everything else
 */
public record Shell(Map<String, String> environment, boolean terminal, PrintWriter out, PrintWriter err) {

    public Shell {
        environment = Map.copyOf(environment);
    }
}
