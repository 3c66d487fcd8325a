package dev.lectern.change;

import dev.lectern.course.ReleasePoint;
import java.util.UUID;

/** Something that has an identity, as a release has it. */
interface State {

    ItemType type();

    UUID id();

    /** Where its change is told. */
    Place place(boolean removed);

    /** The same as it is sent. */
    Edition edition(ReleasePoint at);
}
