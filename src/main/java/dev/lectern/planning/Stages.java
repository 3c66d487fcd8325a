package dev.lectern.planning;

/** Is told which stage of an ingestion runs. Safe for several threads. */
public interface Stages {

    /** Takes no notice. */
    Stages UNTIMED = stage -> () -> {};

    /** Says that {@code stage} runs until what is answered is closed. */
    Running start(Stage stage);

    /** Says how many lessons there are to read. */
    default void expect(int files) {}

    /** Says that {@code files} more lessons are read, and understood. */
    default void done(int files) {}

    /** What an ingestion does, in this order. */
    enum Stage {
        /** Reads files and digests them. */
        READ,
        /** Parses and renders lessons. */
        PARSE,
        /** Writes contents, which PostgreSQL indexes. */
        STORE,
        /** Finds out where links lead, and takes the files that they lead to. */
        LINK,
        /** Writes the release, and moves the pointer. */
        PUBLISH;

        /** As clients see it; storing is part of parsing, slice by slice. */
        public String code() {
            return switch (this) {
                case READ -> "reading";
                case PARSE, STORE -> "parsing";
                case LINK -> "linking";
                case PUBLISH -> "publishing";
            };
        }
    }

    /** A stage that runs. */
    interface Running extends AutoCloseable {
        @Override
        void close();
    }
}
