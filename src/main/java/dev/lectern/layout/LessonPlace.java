package dev.lectern.layout;

import dev.lectern.source.SourceFile;
import java.math.BigDecimal;
import java.util.List;

/**
 * A file that is a lesson, and what its layout says of its place. Text that the layout leaves to the lesson is empty.
 *
 * @param module {@link ModulePlace#key} of its module, empty at the top of the course
 * @param address names that its slug is made of, {@code /} between them
 * @param introduction whether it introduces its module, and so comes first in it
 * @param title wins over the lesson's own
 * @param order wins over the lesson's own; null when the layout gives none
 * @param number such as {@code 1.2}
 * @param aliases addresses of the site that lead to it besides its own
 */
public record LessonPlace(
        SourceFile file,
        String module,
        String address,
        boolean introduction,
        String title,
        BigDecimal order,
        String number,
        List<String> aliases) {

    public LessonPlace {
        aliases = List.copyOf(aliases);
    }

    /** A lesson that its layout leaves to speak for itself. */
    static LessonPlace of(SourceFile file, String module, String address, boolean introduction) {
        return new LessonPlace(file, module, address, introduction, "", null, "", List.of());
    }

    LessonPlace withAliases(List<String> aliases) {
        return new LessonPlace(file, module, address, introduction, title, order, number, aliases);
    }

    public String path() {
        return file.path();
    }

    /** What the lesson is called among its siblings: the last part of its address. */
    public String name() {
        return Paths.name(address);
    }

    /** What the address of {@code path} from the lesson's folder is made of. */
    public String beside(String path) {
        return Paths.join(Paths.parent(address), path);
    }

    /** What no other lesson of its module has: its file's name, with the folder's where only that tells it apart. */
    public String fileName() {
        String file = Paths.name(path());
        return name().equals(Paths.stem(path())) ? file : name() + "/" + file;
    }
}
