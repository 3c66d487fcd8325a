package dev.lectern.lesson;

import dev.lectern.access.Caller;
import dev.lectern.access.Scope;
import dev.lectern.course.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds the course of what has a stable id, of which its caller sees some version in some release. Of what they see nothing, they
 * must not learn that it is there: neither from an answer nor from which release it names. One query each.
 */
@ApplicationScoped
class IdentityQueries {

    private static final String SEEN = """
             = :id
            and (array_contains(:read, '*') or array_contains(:read, c.slug))
            and (array_contains(:previewed, '*') or array_contains(:previewed, c.slug) or
            """ + Visibility.jpql("v") + ")";

    private static final String LESSON = """
            select c.slug from LessonVersion v
            join Course c on c.id = v.courseId
            where v.key.lessonId""" + SEEN;

    private static final String SECTION = """
            select c.slug from SectionVersion i
            join LessonVersion v on v.key.lessonId = i.key.lessonId and v.key.firstRelease = i.key.firstRelease
            join Course c on c.id = v.courseId
            where i.sectionId""" + SEEN;

    private static final String CODE_BLOCK = """
            select c.slug from CodeBlockVersion i
            join LessonVersion v on v.key.lessonId = i.key.lessonId and v.key.firstRelease = i.key.firstRelease
            join Course c on c.id = v.courseId
            where i.codeBlockId""" + SEEN;

    private final EntityManager entities;
    private final Caller caller;
    private final Clock clock;

    IdentityQueries(EntityManager entities, Caller caller, Clock clock) {
        this.entities = entities;
        this.caller = caller;
        this.clock = clock;
    }

    /** The slug of the course that has, or had, the lesson {@code id}. */
    Optional<String> courseOfLesson(UUID id) {
        return course(LESSON, id);
    }

    /** The slug of the course that has, or had, the section {@code id}. */
    Optional<String> courseOfSection(UUID id) {
        return course(SECTION, id);
    }

    /** The slug of the course that has, or had, the code block {@code id}. */
    Optional<String> courseOfCodeBlock(UUID id) {
        return course(CODE_BLOCK, id);
    }

    private Optional<String> course(String query, UUID id) {
        return entities.createQuery(query, String.class)
                .setParameter("id", id)
                .setParameter("read", courses(Scope.READ))
                .setParameter("previewed", courses(Scope.PREVIEW))
                .setParameter("everything", false)
                .setParameter("asOf", clock.instant())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    private String[] courses(Scope scope) {
        return caller.courses(scope).toArray(String[]::new);
    }
}
