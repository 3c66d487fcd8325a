package dev.lectern.planning;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.lectern.diagnostic.StorableText;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** JSON as it is stored: storable text only, and members sorted so that the same value always gives the same JSON. */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .addModule(new SimpleModule()
                    .addSerializer(String.class, new Text(false))
                    .addKeySerializer(String.class, new Text(true)))
            .build();

    private Json() {}

    /** {@code value} as JSON. */
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not to be written as JSON: " + value, e);
        }
    }

    /** What {@link #text} was given. */
    public static <T> T read(String text, TypeReference<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds JSON of another shape: " + text, e);
        }
    }

    /** A list, each item of which is of {@code type}. */
    public static <T> List<T> list(String text, Class<T> type) {
        try {
            return MAPPER.readerForListOf(type).readValue(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds JSON of another shape: " + text, e);
        }
    }

    /** An object whose members may be anything. */
    public static Map<String, Object> map(String text) {
        return read(text, new TypeReference<Map<String, Object>>() {});
    }

    private static final class Text extends StdSerializer<String> {

        private final boolean name;

        Text(boolean name) {
            super(String.class);
            this.name = name;
        }

        @Override
        public void serialize(String value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (name) {
                out.writeFieldName(StorableText.of(value));
            } else {
                out.writeString(StorableText.of(value));
            }
        }
    }
}
