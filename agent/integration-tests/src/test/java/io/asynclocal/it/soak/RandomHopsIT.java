package io.asynclocal.it.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.it.hop.TaskShape;
import io.asynclocal.it.soak.Failure.Kind;
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
    try (AutoCloseable quietly = Batch.quietly();
        Fleet fleet = new Fleet()) {
      Surroundings around = new Surroundings(fleet, new Tally(), failures, PATIENCE);
      new Batch(around).perform(programs, SUBMITTERS);
      if (!failures.isEmpty()) {
        throw new AssertionError(describe(failures));
      }
    }
  }

  private static String describe(Queue<Failure> failures) throws InterruptedException {
    Failure first = failures.peek();
    Failure smallest = Shrinker.smallest(first);
    return "%d failures, the first:%n%s%nas small as it gets:%n%s%nof the program%n%s"
        .formatted(failures.size(), first, smallest, smallest.program());
  }

  @Test
  void seed_should_give_the_same_program() {
    assertThat(Generator.program(seed)).hasToString(Generator.program(seed).toString());
  }

  @Test
  void what_is_wrong_should_have_its_name() {
    Hop hop = new Hop(3, Tally.KINDS.get(0), false, TaskShape.LAMBDA, Hop.UNBOUND);
    Step step = new Step.HandOver(hop, new Node(4, List.of(), false));
    Step run = new Step.Block(2, new Change.Run(0, 7), List.of(step), false);
    Program program = new Program(0, List.of(new Node(1, List.of(run), false)));
    Expectations expectations = new Expectations(program);
    assertThat(expectations.compare(4, userIs("#7"))).isNull();
    assertThat(expectations.compare(4, userIs("-")).kind()).isEqualTo(Kind.LOST);
    assertThat(expectations.compare(4, userIs("#8")).kind()).isEqualTo(Kind.FOREIGN);
    assertThat(expectations.compare(3, userIs("#8")).kind()).isEqualTo(Kind.LEAKED);
    assertThat(expectations.compare(4, userIs("#8")))
        .asString()
        .contains("expected user=#7; seen user=#8")
        .contains("    run user=#7\n      [" + hop.kind() + "] -> task 4\n");
  }

  private static List<String> userIs(String store) {
    return List.of(store, Names.UNBOUND, Names.UNBOUND, Names.UNBOUND, Names.UNBOUND);
  }
}
