import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Writes a course of many lessons that look like lessons: front matter, headings of three levels, prose, lists, tables,
 * inline markup and code. The same arguments always write the same bytes.
 *
 * <p>{@code java src/bench/CourseGenerator.java FOLDER [LESSONS [BYTES]]}
 */
public final class CourseGenerator {

    private static final int LESSONS_OF_A_MODULE = 50;

    private static final String[] SYLLABLES = {
        "ba", "con", "de", "fer", "gra", "in", "ket", "lo", "mi", "nor", "pa", "qui", "ra", "ser", "ti", "ur", "ven",
        "wo", "xe", "zu"
    };

    private final Random random;
    private final String[] words = new String[4_000];

    private CourseGenerator(long seed) {
        random = new Random(seed);
        for (int i = 0; i < words.length; i++) {
            StringBuilder word = new StringBuilder();
            for (int syllables = 1 + random.nextInt(4); syllables > 0; syllables--) {
                word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
            }
            words[i] = word.toString();
        }
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int lessons = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2_000;
        int bytes = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 7_000;
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("course.yaml"), "title: Generated\nlanguage: en\ntags: [generated]\n");
        long written = 0;
        for (int i = 0; i < lessons; i++) {
            Path module = folder.resolve("module-%03d".formatted(i / LESSONS_OF_A_MODULE));
            Files.createDirectories(module);
            String lesson = new CourseGenerator(i).lesson(i, bytes);
            Files.writeString(module.resolve("lesson-%04d.md".formatted(i)), lesson);
            written += lesson.length();
        }
        System.out.printf("%d lessons, %.1f MB in %s%n", lessons, written / 1e6, folder);
    }

    private String lesson(int number, int bytes) {
        StringBuilder text = new StringBuilder(bytes + 500);
        text.append("---\ntitle: Lesson %d, %s\norder: %d\nestimatedMinutes: 20\ntags: [%s, %s]\n---\n\n"
                .formatted(number, phrase(3), number, word(), word()));
        text.append("# Lesson %d\n\n%s\n".formatted(number, paragraph()));
        for (int section = 1; text.length() < bytes; section++) {
            text.append("\n%s %s\n\n%s\n\n".formatted(section % 3 == 0 ? "###" : "##", phrase(3), paragraph()));
            switch (random.nextInt(5)) {
                case 0 -> list(text);
                case 1 -> table(text);
                default -> code(text);
            }
        }
        return text.toString();
    }

    private void list(StringBuilder text) {
        for (int i = 1; i <= 4; i++) {
            text.append(i % 2 == 0 ? "- " : i + ". ")
                    .append("**")
                    .append(word())
                    .append("**: ")
                    .append(phrase(8))
                    .append('\n');
        }
    }

    private void table(StringBuilder text) {
        text.append("| %s | %s |\n|---|---|\n".formatted(word(), word()));
        for (int i = 0; i < 4; i++) {
            text.append("| `%s` | %s |\n".formatted(word(), phrase(4)));
        }
    }

    private void code(StringBuilder text) {
        text.append("```rust\nfn ").append(word()).append("() {\n");
        for (int i = 4 + random.nextInt(8); i > 0; i--) {
            text.append("    let %s = %s::%s(%d);\n".formatted(word(), word(), word(), random.nextInt(1_000)));
        }
        text.append("}\n```\n");
    }

    private String paragraph() {
        StringBuilder text = new StringBuilder();
        for (int sentences = 2 + random.nextInt(3); sentences > 0; sentences--) {
            text.append("The %s of `%s` %s, as [%s](https://example.com/%s) says. "
                    .formatted(phrase(4), word(), phrase(6), word(), word()));
        }
        return text.toString().strip();
    }

    private String phrase(int length) {
        StringBuilder text = new StringBuilder(word());
        for (int i = 1; i < length; i++) {
            text.append(' ').append(word());
        }
        return text.toString();
    }

    private String word() {
        return words[random.nextInt(words.length)];
    }
}
