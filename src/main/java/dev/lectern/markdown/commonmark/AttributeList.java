package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Attributes in braces: <code>{#id .class key=value key="a value" word}</code>, also with a colon after the brace. Scanned
 * once, from left to right; braces that hold anything else are no attributes.
 */
final class AttributeList {

    private static final String ID = "id";
    private static final String CLASS = "class";
    private static final String TITLE = "title";

    private static final Pattern SPACES = Pattern.compile("[ \t]+");

    private final BasedSequence text;
    private final List<String> classes = new ArrayList<>();
    private final Map<String, String> others = new LinkedHashMap<>();
    private BasedSequence title = BasedSequence.EMPTY;
    private String id = "";
    private String firstWord = "";
    private int index;

    private AttributeList(BasedSequence text, int open) {
        this.text = text;
        this.index = open;
    }

    /** What the braces that open at {@code open} hold: nothing, and no characters long, when they are no attributes. */
    static AttributeList at(BasedSequence text, int open) {
        AttributeList list = new AttributeList(text, open);
        return list.read() ? list : new AttributeList(text, open);
    }

    /** Index after the closing brace. */
    int end() {
        return index;
    }

    /** Takes out the first class that is a name, else the first word; {@code otherwise} when there is neither. */
    String takeName(String otherwise) {
        for (String name : classes) {
            if (NamedContainer.nameEnd(name, 0) == name.length()) {
                classes.remove(name);
                return name;
            }
        }
        others.remove(firstWord);
        return firstWord.isEmpty() ? otherwise : firstWord;
    }

    /** Takes out the value of {@code title}, which is empty when it has none. */
    BasedSequence takeTitle() {
        others.remove(TITLE);
        return title;
    }

    /** The id and the classes, separated by spaces, come first; a word has an empty value. */
    Map<String, String> toMap() {
        Map<String, String> all = new LinkedHashMap<>();
        if (!id.isEmpty()) {
            all.put(ID, id);
        }
        if (!classes.isEmpty()) {
            all.put(CLASS, String.join(" ", classes));
        }
        all.putAll(others);
        return all;
    }

    private boolean read() {
        if (text.safeCharAt(index) != '{') {
            return false;
        }
        index += text.safeCharAt(index + 1) == ':' ? 2 : 1;
        do {
            index = StartFactory.skipSpaces(text, index);
            if (text.safeCharAt(index) == '}') {
                index++;
                return true;
            }
        } while (readOne());
        return false;
    }

    private boolean readOne() {
        char mark = text.safeCharAt(index);
        if (mark == '#' || mark == '.') {
            index++;
            String name = name();
            if (mark == '#') {
                id = name;
            } else {
                classes.add(name);
            }
            return !name.isEmpty();
        }
        String key = name();
        if (text.safeCharAt(index) == '=') {
            index++;
            return !key.isEmpty() && put(key, value());
        }
        firstWord = firstWord.isEmpty() ? key : firstWord;
        others.put(key, "");
        return !key.isEmpty();
    }

    private String name() {
        int start = index;
        index = NamedContainer.nameEnd(text, start);
        return text.subSequence(start, index).toString();
    }

    /** What stands at the index, in quotes or not; null when quotes are not closed. */
    private BasedSequence value() {
        char quote = text.safeCharAt(index);
        int start = index;
        if (quote == '"' || quote == '\'') {
            int close = text.indexOf(quote, start + 1);
            index = close + 1;
            return close < 0 ? null : text.subSequence(start + 1, close);
        }
        while (index < text.length() && " \t}\"'".indexOf(text.charAt(index)) < 0) {
            index++;
        }
        return text.subSequence(start, index);
    }

    private boolean put(String key, BasedSequence value) {
        if (value == null) {
            return false;
        }
        String written = value.toString();
        switch (key) {
            case ID -> id = written;
            case CLASS ->
                SPACES.splitAsStream(written).filter(name -> !name.isEmpty()).forEach(classes::add);
            case TITLE -> {
                title = value;
                others.put(key, written);
            }
            default -> others.put(key, written);
        }
        return true;
    }
}
