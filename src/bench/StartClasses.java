import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes the list of library classes that a start loads, for {@code dev.lectern.boot.ClassPreloading}. To be run when the
 * libraries have changed; names that are no longer there do no harm.
 *
 * <p>{@code java -Xlog:class+load:file=target/classes.log -jar target/quarkus-app/quarkus-run.jar}, stopped when it is
 * ready, and then {@code java src/bench/StartClasses.java target/classes.log}
 */
public final class StartClasses {

    private static final Path LIST = Path.of("src/main/resources/dev/lectern/boot/start-classes.txt");

    /** A class that came from a jar; those of the JDK are in an archive of its own, and are there at once. */
    private static final Pattern LOADED = Pattern.compile("(?:\\[[^]]*])* ?(\\S+) source: \\S*\\.jar\\S*");

    /** Made when the application is built, and so named otherwise by the next build. */
    private static final Pattern GENERATED = Pattern.compile(
            "^dev\\.lectern\\..*|^io\\.quarkus\\.runner\\..*|.*(\\$\\$|_Bean|_ClientProxy|_Observer|0x|Lambda).*");

    public static void main(String[] arguments) throws IOException {
        try (Stream<String> log = Files.lines(Path.of(arguments[0]))) {
            List<String> names = log.map(LOADED::matcher)
                    .filter(Matcher::find)
                    .map(line -> line.group(1))
                    .filter(name -> !GENERATED.matcher(name).matches())
                    .distinct()
                    .toList();
            Files.write(LIST, names);
            System.out.println(names.size() + " classes in " + LIST);
        }
    }
}
