package io.asynclocal.it.soak;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;

/**
 * Performs programs for a while, in a JVM with the agent, and tells on the standard output how it
 * goes: a line of {@link Report} after each batch, and the failures.
 */
final class SoakRun {

  private static final int PROGRAMS = 100;
  private static final int SUBMITTERS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** After so many there is nothing more to learn. */
  private static final int MOST_FAILURES = 20;

  private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();
  private final Tally tally = new Tally();
  private Report report = Report.EMPTY;

  private SoakRun() {}

  /**
   * Runs.
   *
   * @param arguments the time in seconds, and the seed of the first program
   */
  public static void main(String[] arguments) throws Exception {
    long until = System.nanoTime() + Duration.ofSeconds(Long.parseLong(arguments[0])).toNanos();
    Table.introduce();
    new SoakRun().run(Long.parseLong(arguments[1]), until);
    // Threads of the program's own, which would go on, are nothing that a soak waits for.
    System.exit(0);
  }

  private void run(long firstSeed, long until) throws Exception {
    long seed = firstSeed;
    try (AutoCloseable quietly = Batch.quietly();
        Fleet fleet = new Fleet()) {
      Surroundings around = new Surroundings(fleet, tally, failures, PATIENCE);
      while (System.nanoTime() < until && report.failures() < MOST_FAILURES) {
        List<Program> programs =
            LongStream.range(seed, seed + PROGRAMS).mapToObj(Generator::program).toList();
        new Batch(around).perform(programs, SUBMITTERS);
        seed += PROGRAMS;
        tell();
      }
    }
  }

  private void tell() {
    for (Failure failure = failures.poll(); failure != null; failure = failures.poll()) {
      report = report.with(failure.kind());
      if (report.failures() <= MOST_FAILURES) {
        System.out.println(failure);
      }
    }
    report = report.with(PROGRAMS, tally.hops());
    System.out.println(report.line());
  }
}
