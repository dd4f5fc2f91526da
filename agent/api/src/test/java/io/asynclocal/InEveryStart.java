package io.asynclocal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs from the initial state, inside a throwaway run, and inside a snapshot of one, as
 * TC39's suite does it; on a platform thread, and on a virtual one where there are any.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(EveryStart.class)
public @interface InEveryStart {}
