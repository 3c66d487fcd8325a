package dev.lectern.ingestion;

import dev.lectern.publishing.ReleaseMoved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What observers of {@link ReleaseMoved} are told, in order. A course whose slug begins with {@code refused} is not taken back. */
@ApplicationScoped
class MovesObserved {

    private final List<ReleaseMoved> moves = new CopyOnWriteArrayList<>();

    void on(@Observes ReleaseMoved moved) {
        if (moved.rollback() && moved.slug().startsWith("refused")) {
            throw new IllegalStateException("an observer that fails");
        }
        moves.add(moved);
    }

    List<ReleaseMoved> of(String course) {
        return moves.stream().filter(moved -> moved.slug().equals(course)).toList();
    }
}
