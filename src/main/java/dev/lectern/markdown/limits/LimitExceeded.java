package dev.lectern.markdown.limits;

/** Ends the parsing of a lesson that asks for more than it may. Says to the author what that is, and what to do. */
public final class LimitExceeded extends RuntimeException {

    private final Reason reason;
    private final String hint;

    LimitExceeded(Reason reason, String message, String hint) {
        // nobody looks at the stack, and filling it in is dear where it is deep
        super(message, null, false, false);
        this.reason = reason;
        this.hint = hint;
    }

    /** What ran out. */
    public enum Reason {
        /** The lesson has more of something than it may. */
        COUNT,
        /** Understanding it takes more work or time than it may. */
        COST
    }

    public Reason reason() {
        return reason;
    }

    public String hint() {
        return hint;
    }
}
