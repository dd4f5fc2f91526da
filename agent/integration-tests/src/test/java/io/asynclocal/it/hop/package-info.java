/** Hops in a JVM that was started with the agent; every mechanism passes the same contract. */
package io.asynclocal.it.hop;
