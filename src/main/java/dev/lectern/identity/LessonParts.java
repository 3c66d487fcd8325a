package dev.lectern.identity;

import dev.lectern.http.Digests;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The sections and code blocks of a lesson's content, as far as telling them apart needs it.
 *
 * @param sections in order of position, which counts from 1
 * @param codeBlocks in order of number, which counts from 1
 */
public record LessonParts(List<Section> sections, List<CodeBlock> codeBlocks) {

    static final LessonParts NONE = new LessonParts(List.of(), List.of());

    public LessonParts {
        sections = List.copyOf(sections);
        codeBlocks = List.copyOf(codeBlocks);
    }

    /** The ids that the parts would get if all of them were new to {@code lesson}. */
    Ids fresh(UUID lesson) {
        Map<String, Integer> occurrences = new HashMap<>();
        return new Ids(
                sections.stream()
                        .map(section -> StableIds.section(lesson, section.anchor()))
                        .toList(),
                codeBlocks.stream()
                        .map(block -> StableIds.codeBlock(
                                lesson, block.digest(), occurrences.merge(block.digest(), 1, Integer::sum)))
                        .toList());
    }

    /**
     * A section.
     *
     * @param parent position of the section it stands under, 0 at the top
     * @param level 1 to 6, or 0 for the text before the first heading
     * @param anchorGiven whether the author set the anchor
     * @param words of its heading and prose
     * @param bodyDigest SHA-256 of its own body, in hexadecimal
     */
    public record Section(
            int parent, int level, String anchor, boolean anchorGiven, String heading, int words, String bodyDigest) {

        private static final String NOTHING = Digests.hex(Digests.sha256(new byte[0]));

        /** Whether nothing stands under its heading. */
        boolean bodyEmpty() {
            return bodyDigest.equals(NOTHING);
        }
    }

    /**
     * A code block.
     *
     * @param section position of the section it stands in
     * @param digest SHA-256 of the code, in hexadecimal
     */
    public record CodeBlock(int section, String language, String digest) {}

    /**
     * Ids of a lesson's parts.
     *
     * @param sections of the sections, in order of position
     * @param codeBlocks of the code blocks, in order of number
     */
    public record Ids(List<UUID> sections, List<UUID> codeBlocks) {

        static final Ids NONE = new Ids(List.of(), List.of());
    }
}
