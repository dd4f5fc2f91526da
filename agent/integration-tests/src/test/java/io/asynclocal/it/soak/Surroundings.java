package io.asynclocal.it.soak;

import java.time.Duration;
import java.util.Queue;

/**
 * What the programs of one batch share.
 *
 * @param patience how long nothing may happen before a task counts as lost
 */
record Surroundings(Fleet fleet, Tally tally, Queue<Failure> failures, Duration patience) {}
