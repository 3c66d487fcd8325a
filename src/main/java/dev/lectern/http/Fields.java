package dev.lectern.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The members that a request asks for with {@code fields=title,sections.anchor}. A dot reaches into a member;
 * without {@code fields} it is every member.
 */
public final class Fields {

    private static final Fields ALL = new Fields(new TreeMap<>());

    private final Map<String, Fields> picked;

    private Fields(Map<String, Fields> picked) {
        this.picked = picked;
    }

    /** Reads {@code fields}; names that {@code shape} has no member for are refused. */
    public static Fields of(Query query, Class<? extends Record> shape) {
        Fields fields = new Fields(new TreeMap<>());
        for (String path : query.names("fields")) {
            if (!fields.add(List.of(path.split("\\.", -1)), shape)) {
                query.refuse(
                        "fields",
                        "names '%s'; give some of %s"
                                .formatted(
                                        path, String.join(", ", members(shape).keySet())));
            }
        }
        return fields;
    }

    /** Whether {@code member} is to be sent, so that what is not need not be read either. */
    public boolean wants(String member) {
        return picked.isEmpty() || picked.containsKey(member);
    }

    /** {@code node} without the members that were not asked for. An array is picked from item by item. */
    public JsonNode pick(JsonNode node) {
        if (picked.isEmpty()) {
            return node;
        }
        if (node instanceof ArrayNode array) {
            array.forEach(this::pick);
        } else if (node instanceof ObjectNode object) {
            for (Iterator<Map.Entry<String, JsonNode>> members = object.fields(); members.hasNext(); ) {
                Map.Entry<String, JsonNode> member = members.next();
                if (picked.containsKey(member.getKey())) {
                    picked.get(member.getKey()).pick(member.getValue());
                } else {
                    members.remove();
                }
            }
        }
        return node;
    }

    private boolean add(List<String> path, Class<?> shape) {
        String name = path.get(0);
        Type member = members(shape).get(name);
        if (member == null) {
            return false;
        }
        if (path.size() == 1) {
            picked.put(name, ALL);
            return true;
        }
        Fields inner = picked.getOrDefault(name, new Fields(new TreeMap<>()));
        if (!inner.add(path.subList(1, path.size()), shapeOf(member))) {
            return false;
        }
        picked.putIfAbsent(name, inner);
        return true;
    }

    /** The members of a record, or of whichever record a sealed interface stands for, with their types. */
    private static Map<String, Type> members(Class<?> shape) {
        Map<String, Type> members = new TreeMap<>();
        if (shape.isSealed()) {
            for (Class<?> permitted : shape.getPermittedSubclasses()) {
                members.putAll(members(permitted));
            }
        } else if (shape.isRecord()) {
            for (RecordComponent component : shape.getRecordComponents()) {
                members.put(component.getName(), component.getGenericType());
            }
            for (Method method : shape.getDeclaredMethods()) {
                if (method.isAnnotationPresent(JsonProperty.class) && method.getParameterCount() == 0) {
                    members.put(method.getName(), method.getGenericReturnType());
                }
            }
        }
        return members;
    }

    private static Class<?> shapeOf(Type type) {
        if (type instanceof ParameterizedType list) {
            return shapeOf(list.getActualTypeArguments()[0]);
        }
        return type instanceof Class<?> plain ? plain : Object.class;
    }
}
