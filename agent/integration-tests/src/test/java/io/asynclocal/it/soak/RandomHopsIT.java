package io.asynclocal.it.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random programs of hops over all mechanisms. Repeat a run with {@code -Dit.seed=SEED}; the seed
 * of a single program as well, then it is the first.
 */
class RandomHopsIT {

  private static final int PROGRAMS = 120;
  private static final int SUBMITTERS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final long seed = seed();

  private static long seed() {
    String given = System.getProperty("it.seed", "");
    return given.isEmpty() ? System.nanoTime() : Long.parseLong(given);
  }

  @Test
  @Timeout(400)
  void every_task_should_see_what_the_model_says() throws Exception {
    System.out.println("RandomHopsIT: -Dit.seed=" + seed);
    Queue<Failure> failures = new ConcurrentLinkedQueue<>();
    List<Program> programs =
        LongStream.range(seed, seed + PROGRAMS).mapToObj(Generator::program).toList();
    Tally tally = new Tally();
    try (AutoCloseable quietly = Batch.quietly();
        Fleet fleet = new Fleet()) {
      new Batch(new Surroundings(fleet, tally, failures, PATIENCE)).perform(programs, SUBMITTERS);
      if (!failures.isEmpty()) {
        Failure smallest = Shrinker.smallest(failures.peek());
        throw new AssertionError(
            failures.size()
                + " failures, the first:\n"
                + failures.peek()
                + "\nas small as it gets:\n"
                + smallest
                + "of the program\n"
                + smallest.program());
      }
    }
  }

  @Test
  void program_should_be_the_same_for_a_seed() {
    assertThat(Generator.program(seed).toString()).isEqualTo(Generator.program(seed).toString());
    assertThat(Generator.program(seed)).hasToString(Generator.program(seed).toString());
  }
}
