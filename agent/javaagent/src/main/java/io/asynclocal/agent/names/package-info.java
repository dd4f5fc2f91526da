/** What is known of classes by their names alone. */
@NullMarked
package io.asynclocal.agent.names;

import org.jspecify.annotations.NullMarked;
