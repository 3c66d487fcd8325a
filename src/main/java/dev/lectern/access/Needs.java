package dev.lectern.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The scope that a call needs. Without it, a call that only reads needs {@link Scope#READ} and any other
 * {@link Scope#ADMIN}, so that nothing is open because somebody forgot it.
 *
 * <p>Where the path has a {@code {course}}, the scope is needed for that course, and {@link AccessFilter} sees to it. Where it
 * has none, a token that is limited to some courses is refused, unless the call says that it {@link #keepsToCourses}. It then
 * has to ask the {@link Caller}:
 *
 * <ul>
 *   <li>what addresses one thing by its id calls {@link Caller#require} as soon as it knows the course, before it reads the body
 *       or does anything;
 *   <li>what lists things of several courses gives {@link Caller#courses} to its query, and to the version of its answer.
 * </ul>
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {

    Scope value();

    /** Whether the call itself keeps to the courses that its caller may use it for; says nothing where the path names the course. */
    boolean keepsToCourses() default false;
}
