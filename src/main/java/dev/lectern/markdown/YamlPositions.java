package dev.lectern.markdown;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Maps places in a YAML text, counted in code points from 0, to places in the file that it stands in. */
final class YamlPositions {

    private final String[] lines;
    private final int firstLine;

    YamlPositions(String text, int firstLine) {
        this.lines = text.split("\n", -1);
        this.firstLine = firstLine;
    }

    /** 1-based, in UTF-16 units of the file. */
    record Position(int line, int column) {
        Diagnostic error(String code, String message, String hint) {
            return Diagnostics.error(code, line, column, message, hint);
        }
    }

    Position start() {
        return new Position(firstLine, 1);
    }

    Position of(Node node) {
        return of(node.getStartMark());
    }

    Position of(Optional<Mark> mark) {
        return mark.map(m -> at(m.getLine(), m.getColumn())).orElse(start());
    }

    Position ofCodePoint(int index) {
        int rest = index;
        int line = 0;
        while (line < lines.length - 1 && rest > codePoints(lines[line])) {
            rest -= codePoints(lines[line]) + 1;
            line++;
        }
        return at(line, rest);
    }

    /** The place of a code point; line and column are counted from 0 in the text. */
    Position at(int line, int column) {
        // a text that ends too early is broken where it ends, not on the line after
        int last = lines.length > 1 && lines[lines.length - 1].isEmpty() ? lines.length - 2 : lines.length - 1;
        if (line > last) {
            return new Position(firstLine + last, lines[last].length() + 1);
        }
        String text = lines[line];
        int column16 = column <= codePoints(text) ? text.offsetByCodePoints(0, column) : text.length();
        return new Position(firstLine + line, column16 + 1);
    }

    private static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }
}
