package dev.lectern;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.lectern.Contract.Operation;
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
        assertThat(Contract.read().operations()).hasSameSizeAs(routes);
    }

    @Test
    void callThatIsSignedTakesNoToken() {
        List<Operation> signed = Contract.read().operations().stream()
                .filter(AccessTable::isSigned)
                .toList();
        assertThat(signed).extracting(Operation::path).containsExactly("/api/v1/courses/{course}/remote/push-events");
        given().header("Authorization", "Bearer " + TestTokens.ADMIN)
                .contentType("application/json")
                .body("{}")
                .post(TestAddress.of(Contract.read(), signed.get(0)))
                .then()
                .statusCode(401)
                .body("code", equalTo("signature-invalid"));
    }
}
