package dev.lectern.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** Adds to each call of the OpenAPI document what holds for all of them, so that resources say what is theirs alone. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiOperations implements OASFilter {

    private static final DotName OPERATION =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.Operation.class);
    private static final DotName PARAMETER =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.parameters.Parameter.class);
    private static final DotName PROBLEMS = DotName.createSimple(Problems.class);
    private static final List<String> HEADERS = List.of("ETag", "Cache-Control", "Vary");
    private static final String JSON = "application/json";
    private static final String EVENTS = "text/event-stream";
    private static final String PROBLEM = "application/problem+json";
    private static final Pattern ADDRESSED = Pattern.compile("/([a-z-]+)/\\{");
    private static final Map<String, ProblemCode> NOT_FOUND = Map.of(
            "courses", ProblemCode.COURSE_NOT_FOUND,
            "releases", ProblemCode.RELEASE_NOT_FOUND,
            "lessons", ProblemCode.LESSON_NOT_FOUND,
            "sections", ProblemCode.SECTION_NOT_FOUND,
            "code-blocks", ProblemCode.CODE_BLOCK_NOT_FOUND,
            "assets", ProblemCode.ASSET_NOT_FOUND,
            "ingestions", ProblemCode.INGESTION_NOT_FOUND,
            "tokens", ProblemCode.TOKEN_NOT_FOUND,
            "webhooks", ProblemCode.WEBHOOK_NOT_FOUND,
            "deliveries", ProblemCode.DELIVERY_NOT_FOUND);
    private static final Map<String, ProblemCode> GONE = Map.of(
            "releases/{number}/", ProblemCode.RELEASE_GONE,
            "lessons/{lesson}", ProblemCode.LESSON_GONE,
            "lessons/{id}", ProblemCode.LESSON_GONE,
            "sections/{anchor}", ProblemCode.SECTION_GONE,
            "sections/{id}", ProblemCode.SECTION_GONE,
            "code-blocks/{id}", ProblemCode.CODE_BLOCK_GONE);

    /** Any call can end so, depending on the credentials that are shown. */
    private static final Set<ProblemCode> ACCESS = EnumSet.of(
            ProblemCode.CREDENTIALS_MISSING,
            ProblemCode.CREDENTIALS_INVALID,
            ProblemCode.SCOPE_MISSING,
            ProblemCode.TOO_MANY_ATTEMPTS);

    private final Map<String, List<String>> parameters = new HashMap<>();
    private final Map<String, Set<ProblemCode>> problems = new HashMap<>();

    /** To be made by the build, which gives the classes of the service. */
    public OpenApiOperations(IndexView classes) {
        for (AnnotationInstance operation : classes.getAnnotations(OPERATION)) {
            String id = operation.value("operationId").asString();
            MethodInfo method = operation.target().asMethod();
            parameters.put(
                    id,
                    method.annotationsWithRepeatable(PARAMETER, classes).stream()
                            .map(parameter -> parameter.value("ref").asString())
                            .toList());
            problems.put(id, problems(method));
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        ProblemCode.all().forEach(code -> OpenApiExamples.add(api, code.code() + ".json"));
        api.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> complete(api, path, method, operation)));
    }

    private void complete(OpenAPI api, String path, PathItem.HttpMethod method, Operation operation) {
        List<String> refs = parameters.get(operation.getOperationId());
        // SmallRye keeps one of several parameters that are given by reference alone, and adds those of the path again.
        operation.setParameters(
                refs.stream().map(ref -> OASFactory.createParameter().ref(ref)).toList());
        if (streamsEvents(operation)) {
            completeStream(path, operation, refs);
        } else if (method == PathItem.HttpMethod.GET) {
            completeRead(api, path, operation, refs);
            addProblems(operation, problems.get(operation.getOperationId()));
        } else {
            completeWrite(api, path, operation, refs);
        }
        addProblems(operation, ACCESS);
        addHeader(operation, "401", "WWW-Authenticate");
        addHeader(operation, "429", "Retry-After");
        problem(operation, "500", "InternalError");
        problem(operation, "503", "Unavailable");
    }

    private void completeWrite(OpenAPI api, String path, Operation write, List<String> refs) {
        write.getResponses().getAPIResponses().values().stream()
                .filter(answer -> answer.getContent() != null && isJson(answer))
                .forEach(answer -> examples(api, answer));
        if (refs.contains("lesson")) {
            problem(write, "308", "Moved");
        }
        Set<ProblemCode> codes = EnumSet.of(ProblemCode.INVALID_QUERY);
        codes.addAll(notFound(path, refs));
        codes.addAll(problems.get(write.getOperationId()));
        addProblems(write, codes);
    }

    private void completeRead(OpenAPI api, String path, Operation read, List<String> refs) {
        boolean list = refs.contains("cursor");
        answered(api, read.getResponses().getAPIResponse("200"), list);
        problem(read, "304", "NotModified");
        if (refs.contains("lesson")) {
            problem(read, "308", "Moved");
        }
        problem(read, "400", list ? "InvalidPage" : "InvalidQuery");
        Set<ProblemCode> notFound = notFound(path, refs);
        if (!notFound.isEmpty()) {
            read.getResponses().addAPIResponse("404", problem(notFound));
        }
        if (isJson(read.getResponses().getAPIResponse("200"))) {
            problem(read, "406", "NotAcceptable");
        } else {
            read.getResponses().addAPIResponse("416", problem(EnumSet.of(ProblemCode.RANGE_NOT_SATISFIABLE)));
        }
        Set<ProblemCode> gone = gone(path);
        if (refs.contains("release")) {
            gone.add(ProblemCode.RELEASE_GONE);
        }
        if (!gone.isEmpty()) {
            read.getResponses()
                    .addAPIResponse(
                            "410",
                            problem(gone)
                                    .addHeader(
                                            "Cache-Control",
                                            OASFactory.createHeader().ref("Cache-Control")));
        }
    }

    private static void completeStream(String path, Operation stream, List<String> refs) {
        problem(stream, "400", "InvalidQuery");
        problem(stream, "406", "NotAcceptable");
        addProblems(stream, notFound(path, refs));
    }

    private static Set<ProblemCode> problems(MethodInfo method) {
        Set<ProblemCode> codes = EnumSet.noneOf(ProblemCode.class);
        if (method.hasAnnotation(PROBLEMS)) {
            for (String name : method.annotation(PROBLEMS).value().asEnumArray()) {
                codes.add(ProblemCode.valueOf(name));
            }
        }
        return codes;
    }

    /** A status that is documented already keeps the description that it has. */
    private static void addProblems(Operation operation, Set<ProblemCode> codes) {
        codes.stream()
                .collect(Collectors.groupingBy(
                        ProblemCode::status, Collectors.toCollection(() -> EnumSet.noneOf(ProblemCode.class))))
                .forEach((status, some) -> {
                    APIResponse documented = operation.getResponses().getAPIResponse(status.toString());
                    // Quarkus adds a 400 without content to each call that has a body.
                    if (documented == null || documented.getContent() == null) {
                        operation.getResponses().addAPIResponse(status.toString(), problem(some));
                    } else {
                        some.forEach(code -> addExample(documented.getContent().getMediaType(PROBLEM), code));
                    }
                });
    }

    private static void addHeader(Operation operation, String status, String header) {
        operation
                .getResponses()
                .getAPIResponse(status)
                .addHeader(header, OASFactory.createHeader().ref(header));
    }

    private static void answered(OpenAPI api, APIResponse answer, boolean list) {
        HEADERS.forEach(
                header -> answer.addHeader(header, OASFactory.createHeader().ref(header)));
        if (list) {
            answer.addHeader("Link", OASFactory.createHeader().ref("Link"));
        }
        if (!isJson(answer)) {
            return;
        }
        examples(api, answer);
    }

    private static void examples(OpenAPI api, APIResponse answer) {
        String name = nameOf(answer.getContent().getMediaType(JSON).getSchema());
        answer.getContent().getMediaTypes().forEach((mediaType, body) -> {
            if (!mediaType.equals(JSON)) {
                body.setSchema(OASFactory.createSchema()
                        .addType(mediaType.endsWith("json") ? Schema.SchemaType.OBJECT : Schema.SchemaType.STRING));
            }
            String example = name + "." + mediaType.substring(mediaType.indexOf('/') + 1);
            if (OpenApiExamples.add(api, example)) {
                body.addExample(name, OASFactory.createExample().ref(example));
            }
        });
    }

    private static boolean streamsEvents(Operation operation) {
        APIResponse answer = operation.getResponses().getAPIResponse("200");
        return answer != null
                && answer.getContent() != null
                && answer.getContent().getMediaType(EVENTS) != null;
    }

    private static boolean isJson(APIResponse answer) {
        return answer.getContent().getMediaType(JSON) != null;
    }

    private static Set<ProblemCode> notFound(String path, List<String> parameters) {
        Set<ProblemCode> codes = EnumSet.noneOf(ProblemCode.class);
        for (Matcher addressed = ADDRESSED.matcher(path); addressed.find(); ) {
            codes.add(NOT_FOUND.get(addressed.group(1)));
        }
        if (parameters.contains("release")) {
            codes.add(ProblemCode.RELEASE_NOT_FOUND);
        }
        return codes;
    }

    /** What may have been removed of what the path addresses. */
    private static Set<ProblemCode> gone(String path) {
        return GONE.entrySet().stream()
                .filter(gone -> path.contains("/" + gone.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ProblemCode.class)));
    }

    private static APIResponse problem(Set<ProblemCode> codes) {
        MediaType body =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("Problem"));
        codes.forEach(code -> addExample(body, code));
        return OASFactory.createAPIResponse()
                .description(codes.stream().map(ProblemCode::title).collect(Collectors.joining(". ", "", ".")))
                .content(OASFactory.createContent().addMediaType(PROBLEM, body));
    }

    private static void addExample(MediaType body, ProblemCode code) {
        body.addExample(code.code(), OASFactory.createExample().ref(code.code() + ".json"));
    }

    private static void problem(Operation read, String status, String response) {
        read.getResponses()
                .addAPIResponse(status, OASFactory.createAPIResponse().ref(response));
    }

    private static String nameOf(Schema reference) {
        return reference.getRef().substring(reference.getRef().lastIndexOf('/') + 1);
    }
}
