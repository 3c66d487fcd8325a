package dev.lectern.ingestion;

import dev.lectern.course.Slugs;
import dev.lectern.source.FolderSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder that holds courses, one in each of its folders. */
@ApplicationScoped
public class ContentFolder {

    private final FolderSource source;
    private final IngestionRunner runner;

    ContentFolder(FolderSource source, IngestionRunner runner) {
        this.source = source;
        this.runner = runner;
    }

    /**
     * The courses in {@code folder}: their folders by their slugs. Names that begin with a dot, and those that have
     * neither letter nor digit, are no courses.
     *
     * @throws IOException when the folder can't be listed, or two of its folders have the same slug
     */
    public Map<String, Path> courses(Path folder) throws IOException {
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

    /** Ingests the course {@code slug} from its folder. */
    public Ingestion ingest(String slug, Path folder) throws IOException, SQLException, InterruptedException {
        return runner.run(slug, source.read(folder));
    }

    private static List<Path> folders(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isDirectory).sorted().toList();
        }
    }
}
