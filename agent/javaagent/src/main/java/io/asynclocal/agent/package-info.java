/** The agent's start, its options, and the installation of the hooks. */
@NullMarked
package io.asynclocal.agent;

import org.jspecify.annotations.NullMarked;
