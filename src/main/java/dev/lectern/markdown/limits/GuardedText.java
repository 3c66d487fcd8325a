package dev.lectern.markdown.limits;

/** A text that charges a guard for every read of a character, so that whoever reads it over and over is stopped. */
public final class GuardedText implements CharSequence {

    private final String text;
    private final Guard guard;

    public GuardedText(String text, Guard guard) {
        this.text = text;
        this.guard = guard;
    }

    public Guard guard() {
        return guard;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        guard.spend(1);
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        guard.spend(end - start);
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        guard.spend(text.length());
        return text;
    }
}
