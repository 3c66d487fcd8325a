package dev.lectern.ingestion;

import dev.lectern.markdown.Diagnostic;
import dev.lectern.source.SourceTree;
import java.util.List;

/**
 * What an ingestion reads when its turn has come.
 *
 * @param digest of the tree as it is kept, in hexadecimal
 * @param findings what there is to say about how it came together
 */
record IngestedTree(String digest, SourceTree source, List<Diagnostic> findings) {

    IngestedTree {
        findings = List.copyOf(findings);
    }
}
