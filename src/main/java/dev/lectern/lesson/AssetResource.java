package dev.lectern.lesson;

import dev.lectern.course.ReleasePoint;
import dev.lectern.course.ReleasePoints;
import dev.lectern.http.Digests;
import dev.lectern.http.Downloads;
import dev.lectern.http.ProblemCode;
import dev.lectern.http.Query;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The files that lessons refer to. */
@Path("/api/v1/courses/{course}/assets")
@Tag(name = "Assets")
public class AssetResource {

    /** Opened by itself, such a file could run script in the service's origin; in a sandbox it has another origin, and none. */
    private static final String SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

    private final Query query;
    private final Downloads downloads;
    private final ReleasePoints releases;
    private final AssetQueries assets;

    AssetResource(Query query, Downloads downloads, ReleasePoints releases, AssetQueries assets) {
        this.query = query;
        this.downloads = downloads;
        this.releases = releases;
        this.assets = assets;
    }

    @GET
    @Path("/{path:.+}")
    @Operation(
            operationId = "getAsset",
            summary = "A file that lessons refer to",
            description =
                    "Its path is that of the source. Takes `Range` with one range, `If-Range` and `If-None-Match`.")
    @Parameter(ref = "course")
    @Parameter(ref = "assetPath")
    @Parameter(ref = "release")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = "*/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "206",
            description = "The part of the file that `Range` asks for",
            content = @Content(mediaType = "*/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response asset(@PathParam("course") String course, @PathParam("path") String path) {
        OptionalInt pinned = ReleasePoints.pinned(query);
        query.check();
        ReleasePoint at = releases.at(course, pinned);
        AssetRow asset = assets.byPath(at, path)
                .orElseThrow(() -> ProblemCode.ASSET_NOT_FOUND.because(
                        "Course '%s' has no asset '%s' in release %d; only files that its lessons refer to are served."
                                .formatted(course, path, at.number())));
        Downloads.Content content =
                new Downloads.Content(Digests.hex(asset.digest()), asset.mediaType(), asset.size(), headers(asset));
        return downloads.answer(at.version(), content, (range, out) -> assets.write(asset, range, out));
    }

    private static Map<String, String> headers(AssetRow asset) {
        Map<String, String> headers = new TreeMap<>();
        if (!AssetTypes.isInert(asset.mediaType())) {
            headers.put("Content-Security-Policy", SANDBOX);
            if (!AssetTypes.isImage(asset.mediaType())) {
                headers.put(
                        "Content-Disposition", "attachment; filename*=UTF-8''" + ReleasePoint.encoded(asset.name()));
            }
        }
        return headers;
    }
}
