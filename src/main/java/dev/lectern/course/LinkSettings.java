package dev.lectern.course;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where links between lessons lead. */
@ConfigMapping(prefix = "lectern.lesson")
public interface LinkSettings {

    /** The addresses of lessons for courses that have no {@code linkTemplate}; without it, those of the API. */
    Optional<LinkTemplate> linkTemplate();
}
