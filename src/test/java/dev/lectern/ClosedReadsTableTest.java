package dev.lectern;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;

/** What each token may do while reads are closed. */
@QuarkusTest
@TestProfile(ClosedReadsTableTest.ClosedReads.class)
class ClosedReadsTableTest extends AccessTable {

    ClosedReadsTableTest() {
        super(false);
    }

    /** Reads need a token. */
    public static final class ClosedReads implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("lectern.access.open-reads", "false");
        }
    }
}
