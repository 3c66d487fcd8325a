package dev.lectern.planning;

import java.util.Collection;
import java.util.Map;

/** Where planning keeps what it reads, and finds what was read before. Safe for several threads; throws what it fails with unchecked. */
public interface PlanStorage {

    /** What is known of the contents with these digests, by digest. */
    Map<String, ContentFacts> find(Collection<String> digests);

    /** Keeps contents that were not known. */
    void save(Collection<ParsedContent> contents, String textSearch);

    /** The links and anchors of the contents with these digests, which are known. */
    ContentLinks links(Collection<String> digests);
}
