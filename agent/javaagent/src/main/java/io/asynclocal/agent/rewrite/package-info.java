/** Rewrites classes as they load, as the instrumentations describe it; Byte Buddy does the work. */
@NullMarked
package io.asynclocal.agent.rewrite;

import org.jspecify.annotations.NullMarked;
