package dev.lectern.change;

import dev.lectern.course.ReleasePoint;
import java.util.UUID;

/**
 * An asset in one of the releases that are compared.
 *
 * @param before whether it is in the first of them
 * @param after whether it is in the second
 * @param path of the file in the course
 * @param digest of its bytes, in hexadecimal
 */
record AssetState(boolean before, boolean after, UUID id, String path, String digest) implements State {

    @Override
    public ItemType type() {
        return ItemType.ASSET;
    }

    @Override
    public Place place(boolean removed) {
        return new Place("", type(), removed, 0, path);
    }

    @Override
    public Edition edition(ReleasePoint at) {
        return new Edition(at.number(), at.course(), null, null, path, null, null, "", digest, at.assetAddress(path));
    }

    /** Path of the folder it is in, with the slash at its end; empty at the top of the course. */
    String folder() {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
