package dev.lectern.source;

/** A source is not what it has to be; the message is for whoever gave it. */
public class SourceRefusedException extends Exception {

    public SourceRefusedException(String message) {
        super(message);
    }
}
