package dev.lectern.ingestion;

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
record LessonParts(List<Section> sections, List<CodeBlock> codeBlocks) {

    static final LessonParts NONE = new LessonParts(List.of(), List.of());

    LessonParts {
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
     * @param bodyDigest SHA-256 of its own body, in hexadecimal
     * @param bodyEmpty whether nothing stands under its heading
     */
    record Section(String anchor, String bodyDigest, boolean bodyEmpty) {}

    /**
     * A code block.
     *
     * @param section position of the section it stands in
     * @param digest SHA-256 of the code, in hexadecimal
     */
    record CodeBlock(int section, String digest) {}

    /**
     * Ids of a lesson's parts.
     *
     * @param sections of the sections, in order of position
     * @param codeBlocks of the code blocks, in order of number
     */
    record Ids(List<UUID> sections, List<UUID> codeBlocks) {

        static final Ids NONE = new Ids(List.of(), List.of());
    }
}
