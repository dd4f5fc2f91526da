package io.asynclocal.it.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Looks for a smaller program that fails as well, by leaving steps out. What depends on the
 * interleaving may not fail again; then the program stays as it was.
 */
final class Shrinker {

  private static final Duration LONGEST = Duration.ofSeconds(90);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** At once, so that there are others whose context may be seen. */
  private static final int COPIES = 4;

  private final long until = System.nanoTime() + LONGEST.toNanos();

  /**
   * Tries for a while.
   *
   * @return a failure of the smallest program that was found; the given one where none failed
   */
  static Failure smallest(Failure failure) throws InterruptedException {
    return new Shrinker().shrink(failure);
  }

  private Failure shrink(Failure failure) throws InterruptedException {
    Failure path = firstOf(List.of(new Path(failure.at()).alone(failure.program())));
    Failure smallest = path == null ? failure : path;
    Failure next = firstOf(withLess(smallest.program()));
    while (next != null) {
      smallest = next;
      next = firstOf(withLess(smallest.program()));
    }
    return smallest;
  }

  private Failure firstOf(List<Program> candidates) throws InterruptedException {
    Failure failure = null;
    for (int i = 0; failure == null && i < candidates.size(); i++) {
      failure = System.nanoTime() < until ? failureOf(candidates.get(i)) : null;
    }
    return failure;
  }

  private static Failure failureOf(Program program) throws InterruptedException {
    Queue<Failure> failures = new ConcurrentLinkedQueue<>();
    try (Fleet fleet = new Fleet()) {
      new Batch(new Surroundings(fleet, new Tally(), failures, PATIENCE))
          .perform(Collections.nCopies(COPIES, program), COPIES);
    }
    return failures.peek();
  }

  /** The smallest first. */
  private static List<Program> withLess(Program program) {
    List<Program> smaller = new ArrayList<>();
    for (int i = 0; i < program.rounds().size(); i++) {
      for (List<Step> steps : withLess(program.rounds().get(i).steps())) {
        smaller.add(program.with(i, steps));
      }
    }
    smaller.sort((a, b) -> Integer.compare(a.size(), b.size()));
    return smaller;
  }

  /** Without one step, with what is in it in its place, or with less in it. */
  private static List<List<Step>> withLess(List<Step> steps) {
    List<List<Step>> smaller = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      int at = i;
      Step step = steps.get(at);
      smaller.add(replaced(steps, at, List.of()));
      if (!step.inside().isEmpty()) {
        smaller.add(replaced(steps, at, step.inside()));
      }
      if (step instanceof Step.Chain chain && chain.links().size() > 1) {
        chain.links().forEach(link -> smaller.add(replaced(steps, at, List.of(chain.with(link)))));
      }
      for (int body = 0; body < step.bodies().size(); body++) {
        for (List<Step> less : withLess(step.bodies().get(body))) {
          smaller.add(replaced(steps, at, List.of(step.with(body, less))));
        }
      }
    }
    return smaller;
  }

  private static List<Step> replaced(List<Step> steps, int at, List<Step> with) {
    List<Step> result = new ArrayList<>(steps.subList(0, at));
    result.addAll(with);
    result.addAll(steps.subList(at + 1, steps.size()));
    return result;
  }

  /** What leads to one look and is in the step before it, and nothing beside. */
  private record Path(int to) {

    Program alone(Program program) {
      Program result = program;
      for (int i = 0; i < program.rounds().size(); i++) {
        result = result.with(i, alone(program.rounds().get(i).steps()));
      }
      return result;
    }

    private List<Step> alone(List<Step> steps) {
      List<Step> kept = new ArrayList<>();
      for (Step step : steps) {
        boolean isThere = step.at() == to || step.tasks().contains(to);
        Step alone = isThere ? step : aloneIn(step);
        if (isThere || !alone.inside().isEmpty()) {
          kept.add(alone);
        }
      }
      return kept;
    }

    private Step aloneIn(Step step) {
      Step alone = step;
      for (int body = 0; body < step.bodies().size(); body++) {
        alone = alone.with(body, alone(step.bodies().get(body)));
      }
      return alone;
    }
  }
}
