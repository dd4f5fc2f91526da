/** The mechanisms: one class each, with what it matches, the advice, and why. */
@NullMarked
package io.asynclocal.agent.instrumentation;

import org.jspecify.annotations.NullMarked;
