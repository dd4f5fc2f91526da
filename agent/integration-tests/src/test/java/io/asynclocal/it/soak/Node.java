package io.asynclocal.it.soak;

import io.asynclocal.it.soak.World.Planned;
import java.util.List;

/**
 * One task: it looks, takes its steps, and may throw at the end.
 *
 * @param at the number of its first look
 */
record Node(int at, List<Step> steps, boolean fails) {

  void perform(World world) {
    world.look(at);
    Step.performAll(steps, world);
    if (fails) {
      throw new Planned();
    }
  }

  Node with(List<Step> other) {
    return new Node(at, other, fails);
  }

  @Override
  public String toString() {
    return "task " + at + (fails ? ", throws" : "");
  }
}
