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

  private static final Duration LONGEST = Duration.ofSeconds(60);
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
    Failure smallest = failure;
    boolean isSmaller = true;
    while (isSmaller) {
      isSmaller = false;
      for (Program candidate : withoutOneStep(smallest.program())) {
        Failure again = System.nanoTime() < until ? failureOf(candidate) : null;
        if (again != null) {
          smallest = again;
          isSmaller = true;
          break;
        }
      }
    }
    return smallest;
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
  private static List<Program> withoutOneStep(Program program) {
    List<Program> smaller = new ArrayList<>();
    for (int i = 0; i < program.rounds().size(); i++) {
      Node round = program.rounds().get(i);
      for (List<Step> steps : withoutOneStep(round.steps())) {
        List<Node> rounds = new ArrayList<>(program.rounds());
        rounds.set(i, new Node(round.at(), steps, round.fails()));
        smaller.add(new Program(program.seed(), rounds));
      }
    }
    smaller.sort((a, b) -> Integer.compare(a.size(), b.size()));
    return smaller;
  }

  private static List<List<Step>> withoutOneStep(List<Step> steps) {
    List<List<Step>> smaller = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      smaller.add(replaced(steps, i, List.of()));
      for (List<Step> inside : withoutOneStep(step.inside())) {
        Step with = step.with(inside);
        if (with != step) {
          smaller.add(replaced(steps, i, List.of(with)));
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
}
