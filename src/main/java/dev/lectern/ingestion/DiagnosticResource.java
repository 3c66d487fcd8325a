package dev.lectern.ingestion;

import dev.lectern.access.Caller;
import dev.lectern.access.Needs;
import dev.lectern.access.Scope;
import dev.lectern.diagnostic.DiagnosticFormat;
import dev.lectern.diagnostic.DiagnosticPage;
import dev.lectern.diagnostic.DiagnosticSarif;
import dev.lectern.diagnostic.IngestionDiagnostic;
import dev.lectern.http.Cursor;
import dev.lectern.http.Fields;
import dev.lectern.http.Page;
import dev.lectern.http.Query;
import dev.lectern.http.Representations;
import dev.lectern.http.Version;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an ingestion told the authors, for people and for their tools. */
@Path("/api/v1/ingestions/{id}/diagnostics")
@Tag(name = "Ingestions")
public class DiagnosticResource {

    private static final String DIAGNOSTICS = "diagnostics of ";
    private static final Set<String> SEVERITIES = Set.of("error", "warning", "info");
    private static final Map<String, DiagnosticFormat> WHOLE =
            Map.of(MediaType.TEXT_PLAIN, DiagnosticFormat.TEXT, DiagnosticSarif.MEDIA_TYPE, DiagnosticFormat.SARIF);

    private final Query query;
    private final Representations representations;
    private final IngestionQueries ingestions;
    private final DiagnosticQueries diagnostics;
    private final Caller caller;

    DiagnosticResource(
            Query query,
            Representations representations,
            IngestionQueries ingestions,
            DiagnosticQueries diagnostics,
            Caller caller) {
        this.query = query;
        this.representations = representations;
        this.ingestions = ingestions;
        this.diagnostics = diagnostics;
        this.caller = caller;
    }

    @GET
    @Needs(value = Scope.INGEST, keepsToCourses = true)
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN, DiagnosticSarif.MEDIA_TYPE})
    @Operation(
            operationId = "listDiagnostics",
            summary = "What an ingestion told the authors, by file and place",
            description =
                    "`Accept: text/plain` gives all of them in the form of compilers, and `application/sarif+json`"
                            + " as SARIF 2.1.0, however many there are: `limit`, `cursor` and `fields` are for JSON alone.")
    @Parameter(ref = "ingestionId")
    @Parameter(ref = "severity")
    @Parameter(ref = "diagnosticCode")
    @Parameter(ref = "diagnosticFile")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(ref = "fields")
    @APIResponseSchema(value = DiagnosticPage.class, responseDescription = "A page of diagnostics")
    public Response diagnostics(@PathParam("id") String id) {
        DiagnosticQueries.Filter filter = new DiagnosticQueries.Filter(
                query.choices("severity", SEVERITIES),
                query.names("code"),
                query.text("file").orElse(""));
        Fields fields = Fields.of(query, IngestionDiagnostic.class);
        int limit = Page.limit(query);
        Optional<Cursor> after = Cursor.of(query, DIAGNOSTICS + id, 1);
        int position = after.map(cursor -> Cursor.value(cursor.values().get(0), Integer::parseInt))
                .orElse(0);
        query.check();
        Ingestion ingestion = ingestions.named(id);
        caller.require(Scope.INGEST, ingestion.course());
        // They are written when it ends, all at once.
        Version version = new Version("%s %s".formatted(ingestion.id(), ingestion.state()), false);
        String mediaType =
                representations.preferred(MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN, DiagnosticSarif.MEDIA_TYPE);
        DiagnosticFormat whole = WHOLE.get(mediaType);
        if (whole != null) {
            return representations.text(version, mediaType, () -> whole.write(diagnostics.all(ingestion.id(), filter)));
        }
        return representations.list(
                version,
                fields,
                () -> Page.of(
                                diagnostics.after(ingestion.id(), filter, position, limit + 1),
                                limit,
                                last -> new Cursor("", List.of(Integer.toString(last.position())))
                                        .token(query, DIAGNOSTICS + id))
                        .map(DiagnosticQueries.Placed::diagnostic));
    }
}
