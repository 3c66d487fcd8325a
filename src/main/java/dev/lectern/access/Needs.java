package dev.lectern.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The scope that a call needs, for the course that its path names. Without it, a call that only reads needs {@link Scope#READ}
 * and any other {@link Scope#ADMIN}, so that nothing is open because somebody forgot it.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {

    Scope value();
}
