package io.asynclocal.it.hop;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.AsyncLocalStorage;
import io.asynclocal.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Mixes all mechanisms: many chains at once, each hop handed over from inside the one before, with
 * the context changed at random on the way. Repeat a run with {@code -Dit.seed=SEED}.
 */
class RandomHopsIT {

  private static final int CHAINS = 400;
  private static final int LONGEST = 24;

  private static final AsyncLocalStorage<Object> USER =
      AsyncLocalStorage.<Object>builder().name("user").build();

  private final long seed = seed();
  private final List<Mechanism.Kind> kinds = kinds().toList();
  private final List<Mechanism> mechanisms = new ArrayList<>();
  private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch ended = new CountDownLatch(CHAINS);

  private static Stream<Mechanism.Kind> kinds() {
    return Stream.of(
            ThreadPoolIT.mechanisms(),
            FutureTaskIT.mechanisms(),
            ForkJoinIT.mechanisms(),
            CompletableFutureIT.mechanisms(),
            ThreadIT.mechanisms(),
            TimerIT.mechanisms(),
            ExecutorIT.mechanisms())
        .flatMap(of -> of);
  }

  private static long seed() {
    String given = System.getProperty("it.seed", "");
    return given.isEmpty() ? System.nanoTime() : Long.parseLong(given);
  }

  @AfterEach
  void close() throws Exception {
    for (Mechanism mechanism : mechanisms) {
      mechanism.close();
    }
  }

  @Test
  void every_hop_should_see_its_own_context() {
    System.out.println("RandomHopsIT: -Dit.seed=" + seed);
    kinds.forEach(kind -> mechanisms.add(kind.open()));
    Random random = new Random(seed);
    for (int i = 0; i < CHAINS; i++) {
      Chain chain = new Chain(i, random.nextLong());
      // Some chains begin with the context of whoever came before, so that a leak would show.
      if (random.nextBoolean()) {
        new Thread(chain::begin, "chain " + i).start();
      } else {
        USER.run("somebody else", () -> USER.exit(chain::begin));
      }
    }
    Witness.await(ended);
    assertThat(wrong).as("seed %d", seed).isEmpty();
    assertThat(USER.isBound()).isFalse();
    assertAllClean();
  }

  /** After all that, no thread has a context of its own. */
  private void assertAllClean() {
    for (int i = 0; i < mechanisms.size(); i++) {
      Witness witness = Witness.of(USER);
      HopContract.handOver(mechanisms.get(i), witness);
      assertThat(witness.isBound()).as("after %s, seed %d", kinds.get(i), seed).isFalse();
    }
  }

  /** One piece of work on its way. */
  private final class Chain {
    private final int number;
    private final Random random;
    private final StringBuilder path = new StringBuilder();
    private int hopsLeft;

    Chain(int number, long seed) {
      this.number = number;
      this.random = new Random(seed);
      this.hopsLeft = 1 + random.nextInt(LONGEST);
    }

    void begin() {
      hop(null);
    }

    /** Looks at what is there, and hands over the next hop with a context that is known. */
    private void hop(Object expected) {
      if (USER.getStore() != expected) {
        wrong.add("chain " + number + " saw " + USER.getStore() + ", not " + expected + path);
      }
      if (hopsLeft-- == 0) {
        ended.countDown();
        return;
      }
      Object other = "chain " + number + ", " + hopsLeft + " left";
      switch (random.nextInt(6)) {
        case 0 -> USER.run(other, () -> handOver(other));
        case 1 -> USER.exit(() -> handOver(null));
        case 2 -> AsyncLocalStorage.snapshot().run(() -> handOver(expected));
        case 3 -> {
          try (Scope scope = USER.withScope(other)) {
            handOver(other);
          }
        }
        case 4 -> {
          USER.enterWith(other);
          handOver(other);
        }
        default -> handOver(expected);
      }
    }

    private void handOver(Object store) {
      int chosen = random.nextInt(mechanisms.size());
      path.append(", ").append(kinds.get(chosen));
      HopContract.handOver(mechanisms.get(chosen), () -> hop(store));
    }
  }
}
