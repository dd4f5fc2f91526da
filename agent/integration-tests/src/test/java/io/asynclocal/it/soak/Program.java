package io.asynclocal.it.soak;

import java.util.ArrayList;
import java.util.List;

/**
 * A tree of hops for each round. Snapshots of a round may be used anywhere in the next, as all its
 * tasks have run then.
 *
 * @param seed what it was generated from
 */
record Program(long seed, List<Node> rounds) {

  void perform(World world) {
    for (Node round : rounds) {
      round.perform(world);
      world.endRound();
    }
  }

  /** The same with other steps in one round. */
  Program with(int round, List<Step> steps) {
    List<Node> changed = new ArrayList<>(rounds);
    changed.set(round, changed.get(round).with(steps));
    return new Program(seed, changed);
  }

  int size() {
    return rounds.stream().mapToInt(round -> size(round.steps())).sum();
  }

  /** The steps that lead to a look or bring a store in, from the outermost, one in a line. */
  String pathTo(int at) {
    for (int i = 0; i < rounds.size(); i++) {
      Node round = rounds.get(i);
      List<String> path = new ArrayList<>(List.of("round " + (i + 1)));
      if (round.at() == at || leadsTo(at, round.steps(), path)) {
        return indented(path);
      }
    }
    return "  the end of the program\n";
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rounds.size(); i++) {
      text.append("  round ").append(i + 1).append('\n');
      append(text, rounds.get(i).steps(), "    ");
    }
    return text.toString();
  }

  /** The number of the step that binds a store. */
  int binderOf(int store) {
    return rounds.stream().mapToInt(round -> binderOf(store, round.steps())).sum();
  }

  private static int binderOf(int store, List<Step> steps) {
    int at = 0;
    for (int i = 0; at == 0 && i < steps.size(); i++) {
      Step step = steps.get(i);
      boolean binds = step.toString().matches(".*=" + Names.store(store) + "\\b.*");
      at = binds ? step.at() : binderOf(store, step.inside());
    }
    return at;
  }

  private static int size(List<Step> steps) {
    return steps.stream().mapToInt(step -> 1 + size(step.inside())).sum();
  }

  private static void append(StringBuilder text, List<Step> steps, String indent) {
    for (Step step : steps) {
      text.append(indent).append(step).append('\n');
      append(text, step.inside(), indent + "  ");
    }
  }

  private static boolean leadsTo(int at, List<Step> steps, List<String> path) {
    for (Step step : steps) {
      path.add(step.toString());
      if (step.at() == at || step.tasks().contains(at) || leadsTo(at, step.inside(), path)) {
        return true;
      }
      path.remove(path.size() - 1);
    }
    return false;
  }

  private static String indented(List<String> path) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < path.size(); i++) {
      text.append("  ".repeat(i + 1)).append(path.get(i)).append('\n');
    }
    return text.toString();
  }
}
