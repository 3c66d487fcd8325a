package dev.lectern;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.HttpMethod;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each token may do while reads are open. */
@QuarkusTest
class AccessTableTest extends AccessTable {

    AccessTableTest() {
        super(true);
    }

    @Test
    void everyRouteIsInTheTable() {
        List<String> routes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.lectern").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.getAnnotations().stream()
                                .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class)))
                        .map(JavaMethod::getFullName)
                        .toList();
        assertThat(operations()).hasSameSizeAs(routes);
    }
}
