/** Keeps rewritten bytes from one start to the next, so that the next need not make them again. */
@NullMarked
package io.asynclocal.agent.cache;

import org.jspecify.annotations.NullMarked;
