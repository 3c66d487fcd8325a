package dev.lectern;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.spi.CDI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Tokens for tests, issued as anybody's are. */
public final class TestTokens {

    /** The token of the settings. */
    public static final String ADMIN = "test-admin-token";

    private TestTokens() {}

    /** What was issued. */
    public record Issued(UUID id, String secret) {}

    /** A request of whoever may do everything. */
    public static RequestSpecification asAdmin() {
        return given().header("Authorization", "Bearer " + ADMIN);
    }

    /** A token with {@code scopes}; for every course when {@code courses} is empty. */
    public static Issued issue(List<String> scopes, List<String> courses) {
        return issued(ask(ADMIN, body("test", scopes, courses)));
    }

    /** A token of which nothing is left but that it was issued. */
    public static Issued expired(List<String> scopes, List<String> courses) {
        Issued issued = issue(scopes, courses);
        execute("update access_token set expires_at = now() - interval '1 second' where id = ?", issued.id());
        return issued;
    }

    /** A token that was revoked. */
    public static Issued revoked(List<String> scopes, List<String> courses) {
        Issued issued = issue(scopes, courses);
        given().header("Authorization", "Bearer " + ADMIN)
                .delete("/api/v1/tokens/" + issued.id())
                .then()
                .statusCode(204);
        return issued;
    }

    /** The id of a token for {@code course} with this name, the same whenever it is asked for. */
    static String idOf(String name, String course) {
        List<String> issued =
                Database.texts("select cast(id as text) from access_token where name = ? order by created_at", name);
        return issued.isEmpty()
                ? issued(ask(ADMIN, body(name, List.of("read"), List.of(course))))
                        .id()
                        .toString()
                : issued.get(0);
    }

    /** Asks for a token as {@code bearer}. */
    public static Response ask(String bearer, String body) {
        return given().filter(new ContractFilter())
                .header("Authorization", "Bearer " + bearer)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/tokens");
    }

    public static String body(String name, List<String> scopes, List<String> courses) {
        String only = courses.isEmpty() ? "" : ", \"courses\": [%s]".formatted(quoted(courses));
        return "{\"name\": \"%s\", \"scopes\": [%s]%s}".formatted(name, quoted(scopes), only);
    }

    public static Issued issued(Response answer) {
        answer.then().statusCode(201);
        return new Issued(
                UUID.fromString(answer.jsonPath().getString("id")),
                answer.jsonPath().getString("token"));
    }

    public static void execute(String sql, Object... parameters) {
        try (Connection connection =
                        CDI.current().select(DataSource.class).get().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String quoted(List<String> texts) {
        return texts.stream().map(text -> '"' + text + '"').collect(Collectors.joining(", "));
    }
}
