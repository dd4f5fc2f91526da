/** Looks at threads from outside. */
@NullMarked
package io.asynclocal.it.thread;

import org.jspecify.annotations.NullMarked;
