package dev.lectern.boot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Loads the library classes that a start needs, in the order in which it needs them, on a core that would be idle: most of
 * a start is reading classes, and Quarkus reads them one after the other. {@code src/bench/StartClasses.java} made the
 * list.
 */
final class ClassPreloading {

    private static final String LIST = "start-classes.txt";

    private ClassPreloading() {}

    static void begin() {
        Thread thread = new Thread(ClassPreloading::load, "class-preloading");
        thread.setDaemon(true);
        thread.start();
    }

    private static void load() {
        try (InputStream list = ClassPreloading.class.getResourceAsStream(LIST);
                BufferedReader names = new BufferedReader(new InputStreamReader(list, StandardCharsets.US_ASCII))) {
            names.lines().forEach(ClassPreloading::load);
        } catch (IOException e) {
            // The start goes on without it, only slower.
        }
    }

    private static void load(String name) {
        try {
            Class.forName(name, false, ClassPreloading.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            // The list is of another version of the libraries: the start loads what it needs itself.
        }
    }
}
