package dev.lectern.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A code block on one side of a lesson's edit, and its counterpart on the other side once it is known. */
final class CodeBlockSpot {

    private final SectionSpot section;
    private final PartPlace place;
    private final LessonParts.CodeBlock block;
    private final UUID id;
    private CodeBlockSpot match;

    private CodeBlockSpot(SectionSpot section, PartPlace place, LessonParts.CodeBlock block, UUID id) {
        this.section = section;
        this.place = place;
        this.block = block;
        this.id = id;
    }

    /**
     * The code blocks of one side of a lesson's edit, in document order.
     *
     * @param sections of the same side
     * @param ids theirs, empty where they have none yet
     */
    static List<CodeBlockSpot> of(String content, LessonParts parts, List<SectionSpot> sections, List<UUID> ids) {
        Map<Integer, SectionSpot> byPosition = sections.stream()
                .collect(Collectors.toMap(section -> section.place().position(), Function.identity()));
        List<CodeBlockSpot> spots = new ArrayList<>();
        for (LessonParts.CodeBlock block : parts.codeBlocks()) {
            int number = spots.size() + 1;
            spots.add(new CodeBlockSpot(
                    byPosition.get(block.section()),
                    new PartPlace(content, number),
                    block,
                    ids.isEmpty() ? null : ids.get(number - 1)));
        }
        return spots;
    }

    /** The section it stands in; null where that went to another lesson before. */
    SectionSpot section() {
        return section;
    }

    PartPlace place() {
        return place;
    }

    String digest() {
        return block.digest();
    }

    boolean hasCodeOf(CodeBlockSpot other) {
        return digest().equals(other.digest());
    }

    String language() {
        return block.language();
    }

    /** The id it had, or its counterpart had; null where there is none. */
    UUID id() {
        return id != null || match == null ? id : match.id;
    }

    boolean free() {
        return match == null;
    }

    /** They are the same code block. */
    void match(CodeBlockSpot other) {
        match = other;
        other.match = this;
    }
}
