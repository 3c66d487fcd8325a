package dev.lectern.planning;

/** Is told which stage of an ingestion runs. Safe for several threads. */
public interface Stages {

    /** Takes no notice. */
    Stages UNTIMED = stage -> () -> {};

    /** Says that {@code stage} runs until what is answered is closed. */
    StageTimers.Running start(StageTimers.Stage stage);

    /** Says how many lessons there are to read. */
    default void expect(int files) {}

    /** Says that {@code files} more lessons are read, and understood. */
    default void done(int files) {}
}
