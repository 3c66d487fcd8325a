package dev.lectern.lesson;

import dev.lectern.http.Query;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** How a body comes. */
enum Format {
    /** Sanitised HTML. */
    HTML,
    /** The slice of the source. */
    MARKDOWN,
    /** Plain text. */
    TEXT,
    /** A syntax tree in the mdast format. */
    MDAST;

    private static final Set<String> NAMES =
            Arrays.stream(values()).map(Format::parameter).collect(Collectors.toSet());

    /** The {@code format} of the request, HTML when it says nothing. */
    static Set<Format> of(Query query) {
        Set<Format> formats = EnumSet.noneOf(Format.class);
        query.choices("format", NAMES).stream()
                .filter(NAMES::contains)
                .forEach(name -> formats.add(valueOf(name.toUpperCase(Locale.ROOT))));
        return formats.isEmpty() ? EnumSet.of(HTML) : formats;
    }

    private String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
