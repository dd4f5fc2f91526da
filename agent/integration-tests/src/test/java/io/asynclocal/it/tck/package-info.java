/** The JSR-166 TCK, run with and without the agent and compared; see scripts/tck. */
@org.jspecify.annotations.NullMarked
package io.asynclocal.it.tck;
