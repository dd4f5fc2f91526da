package io.asynclocal.it.soak;

import io.asynclocal.it.hop.Mechanism;
import io.asynclocal.it.hop.TaskShape;

/**
 * How a task is handed over.
 *
 * @param at the number of the step
 * @param isMadeHere whether the mechanism is made by this task, in its context, for this hop alone
 * @param boundTo the snapshot that the task is bound to; {@link #UNBOUND} for none
 */
record Hop(int at, Mechanism.Kind kind, boolean isMadeHere, TaskShape shape, int boundTo) {

  static final int UNBOUND = -1;

  @Override
  public String toString() {
    return "["
        + kind
        + "]"
        + (isMadeHere ? ", made here" : "")
        + (boundTo == UNBOUND ? "" : ", bound to snapshot " + boundTo);
  }
}
