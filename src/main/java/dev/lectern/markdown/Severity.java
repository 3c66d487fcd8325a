package dev.lectern.markdown;

/** How much a {@link Diagnostic} weighs. */
public enum Severity {
    /** The lesson can't be published as it is. */
    ERROR,
    /** The lesson is published, and probably not as its author meant it. */
    WARNING,
    /** Nothing is wrong; the author may want to know. */
    INFO
}
