package dev.lectern.change;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What can change, in the order in which changes are told: what stands above lessons first, then lesson by lesson. */
enum ItemType {
    COURSE("course"),
    MODULE("module"),
    ASSET("asset"),
    LESSON("lesson"),
    SECTION("section"),
    CODE_BLOCK("codeBlock");

    static final Set<String> NAMES =
            Arrays.stream(values()).map(ItemType::toString).collect(Collectors.toUnmodifiableSet());

    private final String name;

    ItemType(String name) {
        this.name = name;
    }

    /** The type that clients know as {@code name}; {@link IllegalArgumentException} when there is none. */
    static ItemType of(String name) {
        return Arrays.stream(values())
                .filter(type -> type.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no type is named '%s'".formatted(name)));
    }

    /** As clients know it. */
    @Override
    public String toString() {
        return name;
    }
}
