package dev.lectern.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** The examples of the OpenAPI document: files of what the service answers about the sample course. */
final class OpenApiExamples {

    private static final String FOLDER = "META-INF/openapi/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private OpenApiExamples() {}

    /** Adds the example in the file {@code name} under that name; false when there is no such file. */
    static boolean add(OpenAPI api, String name) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                return false;
            }
            Object value = name.endsWith("json")
                    ? JSON.readValue(file, Object.class)
                    : new String(file.readAllBytes(), StandardCharsets.UTF_8);
            api.getComponents().addExample(name, OASFactory.createExample().value(value));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("The example %s%s can't be read".formatted(FOLDER, name), e);
        }
    }
}
