/**
 * What the agent's jar has as classes: the entries that the JVM calls, and the loader of everything
 * else.
 */
@NullMarked
package io.asynclocal.agent.launch;

import org.jspecify.annotations.NullMarked;
