package dev.lectern.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;

/** Describes schemas with the Javadoc of the records that they are made from, and lists the members that are always sent. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiSchemas implements OASFilter {

    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final DotName LEFT_OUT_WHEN_NULL = DotName.createSimple(JsonInclude.class);

    private static final Map<String, String> FORMATS =
            Map.of("#/components/schemas/UUID", "uuid", "#/components/schemas/Instant", "date-time");

    private final IndexView classes;

    /** To be made by the build, which gives the classes of the service. */
    public OpenApiSchemas(IndexView classes) {
        this.classes = classes;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getComponents()
                .getSchemas()
                .forEach((name, schema) -> sources(name)
                        .filter(source -> isOf(schema, source))
                        .findFirst()
                        .ifPresent(source -> describe(schema, source)));
    }

    private Stream<ClassInfo> sources(String schema) {
        return classes.getKnownClasses().stream()
                .filter(source -> source.isRecord() || source.isEnum() || source.hasDeclaredAnnotation(SCHEMA))
                .filter(source -> schema.equals(nameOf(source)));
    }

    private static String nameOf(ClassInfo source) {
        return Optional.ofNullable(source.declaredAnnotation(SCHEMA))
                .map(annotation -> annotation.value("name"))
                .map(AnnotationValue::asString)
                .orElse(source.simpleName());
    }

    /** Two packages may each have a record of a name; the schema is made from the one that has its members. */
    private static boolean isOf(Schema schema, ClassInfo source) {
        return members(schema).keySet().stream().allMatch(member -> source.firstMethod(member) != null)
                && source.unsortedRecordComponents().stream()
                        .allMatch(component -> members(schema).containsKey(component.name()));
    }

    private void describe(Schema schema, ClassInfo source) {
        Javadoc javadoc = javadocOf(source);
        javadoc.comment().ifPresent(schema::setDescription);
        List<String> required = new ArrayList<>();
        members(schema).forEach((name, member) -> {
            inline(member);
            describe(javadoc, name).ifPresent(member::setDescription);
            if (isAlwaysSent(source, name)) {
                required.add(name);
            }
        });
        if (!required.isEmpty()) {
            schema.setRequired(required);
        }
    }

    /** A member that a record says nothing of is what it is in the records that it links to. */
    private Optional<String> describe(Javadoc javadoc, String member) {
        return javadoc.member(member)
                .or(() -> javadoc.links().stream()
                        .flatMap(name ->
                                records().filter(source -> source.simpleName().equals(name)))
                        .flatMap(source -> javadocOf(source).member(member).stream())
                        .findFirst());
    }

    private Stream<ClassInfo> records() {
        return classes.getKnownClasses().stream().filter(ClassInfo::isRecord);
    }

    private static Javadoc javadocOf(ClassInfo source) {
        return Javadoc.of(source.name().toString());
    }

    /** Ids and times are text of a format; SmallRye makes schemas of their own of them. */
    private static void inline(Schema member) {
        List<Schema> alternatives = Optional.ofNullable(member.getAnyOf()).orElse(List.of());
        Stream.concat(Stream.of(member), alternatives.stream())
                .map(Schema::getRef)
                .filter(ref -> ref != null && FORMATS.containsKey(ref))
                .findFirst()
                .ifPresent(ref -> {
                    List<Schema.SchemaType> types = alternatives.isEmpty()
                            ? List.of(Schema.SchemaType.STRING)
                            : List.of(Schema.SchemaType.STRING, Schema.SchemaType.NULL);
                    member.ref(null).anyOf(null).examples(null).type(types).format(FORMATS.get(ref));
                });
    }

    private static boolean isAlwaysSent(ClassInfo source, String member) {
        RecordComponentInfo component = source.recordComponent(member);
        return component == null || !source.field(member).hasAnnotation(LEFT_OUT_WHEN_NULL);
    }

    private static Map<String, Schema> members(Schema schema) {
        return Optional.ofNullable(schema.getProperties()).orElse(Map.of());
    }
}
