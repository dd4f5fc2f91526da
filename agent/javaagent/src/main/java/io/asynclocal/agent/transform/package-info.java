/**
 * Decides as a class loads whether it is rewritten; what does that is behind a loader of its own.
 */
@NullMarked
package io.asynclocal.agent.transform;

import org.jspecify.annotations.NullMarked;
