package dev.lectern;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;

/** Gives every Quarkus test the embedded PostgreSQL; one for all of them. */
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
final class TestDatabase {

    private TestDatabase() {}
}
