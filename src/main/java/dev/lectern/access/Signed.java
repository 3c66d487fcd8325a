package dev.lectern.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A call of a system that has no token, but signs what it sends with a secret that both know. The call itself answers 401 where
 * the signature is wrong, which counts as a failed attempt of its address; a token is neither needed nor of any use.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Signed {}
