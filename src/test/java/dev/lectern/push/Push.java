package dev.lectern.push;

import static io.restassured.RestAssured.given;

import dev.lectern.ContractFilter;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** Requests as a content repository's build makes them. */
public final class Push {

    private Push() {}

    /** A push that waits for its end. */
    public static RequestSpecification waiting() {
        return request().header("Prefer", "wait=60");
    }

    public static RequestSpecification request() {
        return given().filter(new ContractFilter())
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("application/zip", ContentType.BINARY)
                                .encodeContentTypeAs("application/gzip", ContentType.BINARY)
                                .encodeContentTypeAs("application/zstd", ContentType.BINARY)))
                .header("Authorization", "Bearer test-admin-token");
    }
}
