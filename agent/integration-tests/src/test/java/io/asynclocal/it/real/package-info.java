/** Programs of others, run with and without the agent and compared; see scripts/real-programs. */
@org.jspecify.annotations.NullMarked
package io.asynclocal.it.real;
