package dev.lectern.access;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/** Says in the OpenAPI document which scope each call needs, and for which courses, as {@link AccessFilter} has it. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiSecurity implements OASFilter {

    private static final DotName OPERATION =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.Operation.class);
    private static final DotName NEEDS = DotName.createSimple(Needs.class);
    private static final String SCHEME = "token";
    private static final String COURSES = "x-lectern-courses";

    private static final DotName SIGNED = DotName.createSimple(Signed.class);
    private static final String SIGNATURE = "signature";

    private final Set<String> signed = new HashSet<>();
    private final Map<String, AnnotationInstance> needs = new HashMap<>();

    /** To be made by the build, which gives the classes of the service. */
    public OpenApiSecurity(IndexView classes) {
        for (AnnotationInstance operation : classes.getAnnotations(OPERATION)) {
            if (operation.target().asMethod().hasAnnotation(SIGNED)) {
                signed.add(operation.value("operationId").asString());
            }
            Optional.ofNullable(operation.target().asMethod().annotation(NEEDS))
                    .ifPresent(found -> needs.put(operation.value("operationId").asString(), found));
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> secure(path, method, operation)));
    }

    private void secure(String path, PathItem.HttpMethod method, Operation operation) {
        if (signed.contains(operation.getOperationId())) {
            operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(SIGNATURE, List.of())));
            return;
        }
        Optional<AnnotationInstance> said = Optional.ofNullable(needs.get(operation.getOperationId()));
        Scope scope = said.map(need -> Scope.valueOf(need.value().asEnum()))
                .orElse(method == PathItem.HttpMethod.GET ? Scope.READ : Scope.ADMIN);
        boolean keepsToCourses = said.map(need -> need.value("keepsToCourses"))
                .map(AnnotationValue::asBoolean)
                .orElse(false);
        List<SecurityRequirement> security = new ArrayList<>();
        if (scope == Scope.READ) {
            // Nothing is needed while reads are open.
            security.add(OASFactory.createSecurityRequirement());
        }
        security.add(OASFactory.createSecurityRequirement().addScheme(SCHEME, List.of(scope.code())));
        operation.setSecurity(security);
        operation.addExtension(COURSES, path.contains("{course}") ? "path" : keepsToCourses ? "own" : "every");
    }
}
