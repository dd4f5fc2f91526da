package io.asynclocal.it.soak;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what was seen in a performance with what the model says. */
final class Expectations {

  /** The number of looks where nothing may be bound. */
  static final int OUTSIDE = 0;

  private final Program program;
  private final Map<Integer, List<List<String>>> expected;
  private final Set<Integer> tasks = new HashSet<>();

  Expectations(Program program) {
    this.program = program;
    this.expected = new HashMap<>(Model.expectations(program));
    expected.put(OUTSIDE, List.of(Collections.nCopies(World.STORAGES, Names.UNBOUND)));
    program.rounds().forEach(round -> collectTasks(round.steps()));
  }

  /** Null where all is well. */
  Failure compare(int at, List<String> seen) {
    List<List<String>> possible;
    synchronized (this) {
      possible = expected.get(at);
      if (possible.contains(seen)) {
        if (possible.size() > 1) {
          List<List<String>> rest = new ArrayList<>(possible);
          rest.remove(seen);
          expected.put(at, rest);
        }
        return null;
      }
    }
    return new Failure(kindOf(at, possible, seen), program, at, describe(possible, seen));
  }

  private Failure.Kind kindOf(int at, List<List<String>> possible, List<String> seen) {
    if (!tasks.contains(at)) {
      return Failure.Kind.LEAKED;
    }
    for (int i = 0; i < seen.size(); i++) {
      int storage = i;
      String store = seen.get(i);
      if (!store.equals(Names.UNBOUND)
          && possible.stream().noneMatch(stores -> stores.get(storage).equals(store))) {
        return Failure.Kind.FOREIGN;
      }
    }
    return Failure.Kind.LOST;
  }

  private static String describe(List<List<String>> possible, List<String> seen) {
    List<String> texts = possible.stream().map(Names::context).toList();
    return "expected " + String.join(" or ", texts) + "; seen " + Names.context(seen);
  }

  private void collectTasks(List<Step> steps) {
    for (Step step : steps) {
      tasks.addAll(step.tasks());
      collectTasks(step.inside());
    }
  }
}
