/**
 * A value that follows the work: set it once with {@link io.asynclocal.AsyncLocalStorage#run}, read
 * it wherever the work goes on.
 *
 * <p>On one thread, and across threads by hand ({@link io.asynclocal.AsyncLocalStorage#bind},
 * {@link io.asynclocal.Snapshot}), this works in any JVM. With {@code
 * -javaagent:asynclocal-agent.jar} it follows every hand-over of work by itself; {@link
 * io.asynclocal.Agent} tells whether that is so.
 */
@NullMarked
package io.asynclocal;

import org.jspecify.annotations.NullMarked;
