package dev.lectern.identity;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Sections and code blocks, wherever they are kept: those that are to be told apart, and who has which id. */
public interface KnownParts {

    /** Sections and code blocks of contents, by digest. */
    Map<String, LessonParts> parts(Collection<String> contents);

    /** What stands in sections. */
    Map<PartPlace, Fingerprint> sections(Collection<PartPlace> places);

    /** What code blocks hold. */
    Map<PartPlace, Fingerprint> codeBlocks(Collection<PartPlace> places);

    /** Ids of the parts of lessons, as the last version of each has them, by lesson. */
    Map<UUID, LessonParts.Ids> ids(Collection<UUID> lessons);

    /** Digests of the last contents of lessons, by lesson. */
    Map<UUID, String> lastContents(Collection<UUID> lessons);

    /** Those of {@code ids} that a section or code block has or had. */
    Set<UUID> used(Collection<UUID> ids);

    /** Those of {@code ids} that a section or code block of a latest release has. */
    Set<UUID> live(Collection<UUID> ids);

    /** Those of these digests of bodies that several sections of the latest release have. */
    Set<String> repeated(Collection<String> bodies);
}
