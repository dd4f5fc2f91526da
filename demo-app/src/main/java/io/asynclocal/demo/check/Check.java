package io.asynclocal.demo.check;

import io.asynclocal.demo.ServiceProcess;
import io.asynclocal.demo.Tally;
import io.asynclocal.demo.Tokens;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Drives the service with the agent, then without it, and compares. */
public final class Check {

  private static final String SEED_PROPERTY = "demo.seed";

  private Check() {}

  /**
   * Runs the whole check; it prints a table and two lines of sums.
   *
   * @param agent the agent's jar
   * @return whether users arrived with the agent, and got lost without it
   */
  public static boolean run(Path agent) throws Exception {
    long seed = Long.getLong(SEED_PROPERTY, System.nanoTime());
    System.out.println("seed: " + seed + " (-D" + SEED_PROPERTY + " repeats a run)");
    Tally with = drive(agent, seed);
    Tally without = drive(null, seed);
    print(with, without);
    return with.isClean() && !without.isClean();
  }

  private static Tally drive(Path agent, long seed) throws Exception {
    byte[] secret = Tokens.newSecret();
    try (ServiceProcess service = ServiceProcess.start(agent, secret)) {
      return new Driver(service.address(), new Tokens(secret)).drive(seed);
    }
  }

  private static void print(Tally with, Tally without) {
    System.out.printf(
        Locale.ROOT,
        "%-20s %10s %6s %8s %16s %6s %8s%n",
        "kind of hop",
        "with agent",
        "lost",
        "foreign",
        "without agent",
        "lost",
        "foreign");
    for (Map.Entry<String, Tally.Counts> of : with.byKind().entrySet()) {
      Tally.Counts counts = of.getValue();
      Tally.Counts bare = without.byKind().getOrDefault(of.getKey(), new Tally.Counts());
      System.out.printf(
          Locale.ROOT,
          "%-20s %10d %6d %8d %16d %6d %8d%n",
          of.getKey(),
          counts.hops.sum(),
          counts.lost.sum(),
          counts.foreign.sum(),
          bare.hops.sum(),
          bare.lost.sum(),
          bare.foreign.sum());
    }
    System.out.println(with.line("with the agent"));
    System.out.println(without.line("without the agent"));
  }
}
