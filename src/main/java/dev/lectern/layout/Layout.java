package dev.lectern.layout;

/** A way to lay out a course that some tool, or Lectern itself, understands. */
sealed interface Layout permits MdBookLayout, DocusaurusLayout, HugoLayout, CarpentriesLayout, FolderLayout {

    /** As it is written in {@code course.yaml}. */
    String name();

    /** Whether {@code files} are laid out so. */
    boolean recognises(CourseFiles files);

    /** Reads the course; what is wrong is reported to {@code files}. */
    Arrangement read(CourseFiles files);
}
