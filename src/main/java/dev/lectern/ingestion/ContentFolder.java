package dev.lectern.ingestion;

import dev.lectern.course.Slugs;
import dev.lectern.source.FolderSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder that holds courses, one in each of its folders. */
@ApplicationScoped
public class ContentFolder {

    /** Others of the course may come first. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final FolderSource source;
    private final IngestionQueue queue;

    ContentFolder(FolderSource source, IngestionQueue queue) {
        this.source = source;
        this.queue = queue;
    }

    /**
     * The courses in {@code folder}: their folders by their slugs. Names that begin with a dot, and those that have
     * neither letter nor digit, are no courses.
     *
     * @throws IOException when the folder can't be listed, or two of its folders have the same slug
     */
    public static Map<String, Path> courses(Path folder) throws IOException {
        Map<String, Path> courses = new TreeMap<>();
        for (Path candidate : folders(folder)) {
            String name = candidate.getFileName().toString();
            String slug = Slugs.segment(name);
            if (name.startsWith(".") || slug.isEmpty()) {
                continue;
            }
            Path other = courses.putIfAbsent(slug, candidate);
            if (other != null) {
                throw new IOException("the folders %s and %s are both the course '%s'; rename one of them"
                        .formatted(other.getFileName(), name, slug));
            }
        }
        return courses;
    }

    /** Ingests the course {@code slug} from its folder, when its turn has come, and waits for the end. */
    public Ingestion ingest(String slug, Path folder) throws IOException, SQLException, InterruptedException {
        Ingestion queued = queue.add(IngestionRequest.ofFolder(slug), source.read(folder));
        return queue.await(queued.id(), LONGEST);
    }

    private static List<Path> folders(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isDirectory).sorted().toList();
        }
    }
}
