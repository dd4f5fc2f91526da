/** Threads as the tests need them: the newer kinds, and how they look from outside. */
@NullMarked
package io.asynclocal.it.thread;

import org.jspecify.annotations.NullMarked;
