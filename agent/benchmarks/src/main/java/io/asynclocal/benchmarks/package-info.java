/** What a hop costs, measured for the plain JVM, for this agent and for its peers in one run. */
package io.asynclocal.benchmarks;
