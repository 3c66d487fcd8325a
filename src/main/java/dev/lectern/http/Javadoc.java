package dev.lectern.http;

import com.github.therapi.runtimejavadoc.ClassJavadoc;
import com.github.therapi.runtimejavadoc.Comment;
import com.github.therapi.runtimejavadoc.CommentVisitor;
import com.github.therapi.runtimejavadoc.Link;
import com.github.therapi.runtimejavadoc.RuntimeJavadoc;
import com.github.therapi.runtimejavadoc.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the Javadoc of a class says, as Markdown. The compiler's annotation processor has put it beside the class. */
final class Javadoc {

    private final ClassJavadoc javadoc;

    private Javadoc(ClassJavadoc javadoc) {
        this.javadoc = javadoc;
    }

    /** The Javadoc of a class that the build knows, by its binary name. */
    static Javadoc of(String type) {
        return new Javadoc(
                RuntimeJavadoc.getJavadoc(type, Thread.currentThread().getContextClassLoader()));
    }

    /** What it says of the class itself. */
    Optional<String> comment() {
        return Text.of(javadoc.getComment()).markdown();
    }

    /** What it says of a record component or a method. */
    Optional<String> member(String name) {
        Stream<Comment> components = javadoc.getRecordComponents().stream()
                .filter(component -> component.getName().equals(name))
                .map(component -> component.getComment());
        Stream<Comment> methods = javadoc.getMethods().stream()
                .filter(method -> method.getName().equals(name))
                .map(method -> method.getComment());
        return Stream.concat(components, methods)
                .findFirst()
                .flatMap(comment -> Text.of(comment).markdown());
    }

    /** Simple names of the classes that its comment links to. */
    List<String> links() {
        return Text.of(javadoc.getComment()).links;
    }

    /** A comment while it is read. */
    private static final class Text implements CommentVisitor {

        private final StringBuilder text = new StringBuilder();
        private final List<String> links = new ArrayList<>();

        static Text of(Comment comment) {
            Text text = new Text();
            comment.visit(text);
            return text;
        }

        Optional<String> markdown() {
            String line = text.toString().replaceAll("\\s+", " ").strip();
            return line.isEmpty()
                    ? Optional.empty()
                    : Optional.of(line.substring(0, 1).toUpperCase() + line.substring(1));
        }

        @Override
        public void commentText(String value) {
            text.append(value);
        }

        @Override
        public void inlineLink(Link link) {
            text.append(link.getLabel());
            links.add(link.getReferencedClassName());
        }

        @Override
        public void inlineTag(String name, String value) {
            text.append(name.equals("code") ? '`' + value + '`' : value);
        }

        @Override
        public void inlineValue(Value value) {
            throw new IllegalArgumentException("{@value} is not read in what is described to clients");
        }
    }
}
