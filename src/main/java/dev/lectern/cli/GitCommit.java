package dev.lectern.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The commit that a folder was checked out from, as far as a few files tell it. */
final class GitCommit {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{40}(?:[0-9a-f]{24})?");
    private static final String REFERENCE = "ref: ";
    private static final String POINTER = "gitdir: ";

    private GitCommit() {}

    /** The id of the commit of the work tree that {@code folder}, an absolute path, lies in; empty when there is none. */
    static Optional<String> of(Path folder) {
        for (Path above = folder; above != null; above = above.getParent()) {
            Path git = above.resolve(".git");
            if (Files.exists(git)) {
                try {
                    return commit(directory(git));
                } catch (IOException unreadable) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** In a linked work tree and in a submodule, {@code .git} is a file that says where the directory is. */
    private static Path directory(Path git) throws IOException {
        if (Files.isDirectory(git)) {
            return git;
        }
        String text = Files.readString(git).strip();
        return text.startsWith(POINTER) ? git.resolveSibling(text.substring(POINTER.length())) : git;
    }

    private static Optional<String> commit(Path directory) throws IOException {
        String head = Files.readString(directory.resolve("HEAD")).strip();
        if (!head.startsWith(REFERENCE)) {
            return Optional.of(head).filter(id -> ID.matcher(id).matches());
        }
        String name = head.substring(REFERENCE.length());
        Path shared = directory.resolve("commondir");
        Path common = Files.exists(shared)
                ? directory.resolve(Files.readString(shared).strip())
                : directory;
        Path loose = common.resolve(name);
        String id = Files.exists(loose) ? Files.readString(loose).strip() : packed(common, name);
        return Optional.of(id).filter(text -> ID.matcher(text).matches());
    }

    private static String packed(Path common, String name) throws IOException {
        Path packed = common.resolve("packed-refs");
        List<String> lines = Files.exists(packed) ? Files.readAllLines(packed) : List.of();
        return lines.stream()
                .filter(line -> line.endsWith(" " + name))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .findFirst()
                .orElse("");
    }
}
