package dev.lectern.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Kills a PostgreSQL as {@code kill -9} does: its first process and all that it has started. */
final class PostgresKill {

    private PostgresKill() {}

    /** Kills the one over the folder of an embedded server. */
    static void in(Path directory) throws IOException {
        String pid = Files.readAllLines(directory.resolve("data").resolve("postmaster.pid"))
                .get(0)
                .strip();
        ProcessHandle first = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(first), first.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
