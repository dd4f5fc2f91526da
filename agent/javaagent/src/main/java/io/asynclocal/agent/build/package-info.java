/** What the build runs, and no jar has. */
@NullMarked
package io.asynclocal.agent.build;

import org.jspecify.annotations.NullMarked;
