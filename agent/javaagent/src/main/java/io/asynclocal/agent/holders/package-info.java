/** The program's own thread locals: which of them travel, and how that begins. */
@NullMarked
package io.asynclocal.agent.holders;

import org.jspecify.annotations.NullMarked;
