package dev.lectern.search;

import dev.lectern.access.Needs;
import dev.lectern.access.Scope;
import dev.lectern.course.CurrentReleasePoints;
import dev.lectern.course.ReleasePoints;
import dev.lectern.http.Cursor;
import dev.lectern.http.Fields;
import dev.lectern.http.Page;
import dev.lectern.http.Query;
import dev.lectern.http.Representations;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Full-text search. */
@Path("/api/v1/search")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Search")
public class SearchResource {

    private static final String SEARCH = "search";

    /** Nobody reads on for so long, and every page is ranked anew: the list ends with this hit at the latest. */
    private static final int DEEPEST = 10_000;

    private final Query query;
    private final Representations representations;
    private final ReleasePoints releases;
    private final SearchQueries searches;

    SearchResource(Query query, Representations representations, ReleasePoints releases, SearchQueries searches) {
        this.query = query;
        this.representations = representations;
        this.releases = releases;
        this.searches = searches;
    }

    @GET
    @Needs(value = Scope.READ, keepsToCourses = true)
    @Operation(
            operationId = "search",
            summary = "Sections and code blocks that hold all the words",
            description =
                    "Searches the current releases: a word in a heading counts for more than one in prose, and one"
                            + " in prose for more than one in code. Words are stemmed as the language of the course says."
                            + " `\"in quotes\"` finds a phrase, `-word` leaves out, `or` finds either.")
    @Parameter(ref = "searchText")
    @Parameter(ref = "courseFilter")
    @Parameter(ref = "kind")
    @Parameter(ref = "codeLanguage")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(ref = "fields")
    @APIResponseSchema(value = SearchResults.class, responseDescription = "A page of hits, the best first, with facets")
    public Response search() {
        SearchQueries.Request request = new SearchQueries.Request(
                query.required("q", "says what to search for; give it"),
                query.text("course").orElse(""),
                query.choice("kind", Set.of("section", "codeBlock")).orElse(""),
                query.text("language").orElse(""));
        Fields fields = Fields.of(query, SearchHit.class);
        int limit = Page.limit(query);
        int offset = Cursor.of(query, SEARCH, 1)
                .map(cursor -> Cursor.value(cursor.values().get(0), SearchResource::offset))
                .orElse(0);
        query.check();
        CurrentReleasePoints courses = releases.current();
        return representations.list(courses.version(), fields, () -> {
            int beyond = offset + limit < DEEPEST ? limit + 1 : limit;
            Page<SearchHit> page = Page.of(
                    searches.hits(courses, request, offset, beyond),
                    limit,
                    last -> new Cursor("", List.of(Integer.toString(offset + limit))).token(query, SEARCH));
            SearchQueries.FacetCounts counts = searches.facets(courses, request);
            return new SearchResults(page.items(), page.next(), counts.total, counts.facets());
        });
    }

    private static int offset(String text) {
        int offset = Integer.parseInt(text);
        if (offset < 0 || offset > DEEPEST) {
            throw new IllegalArgumentException("an offset is from 0 to %d, got %d".formatted(DEEPEST, offset));
        }
        return offset;
    }
}
