package io.asynclocal.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.http.ConflictResponse;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Storms in a JVM without the agent, where users do get lost. */
class StormTest {

  private final Threads threads = new Threads();
  private final Storm storm = new Storm(new HopKinds(threads), threads.pool());

  @AfterEach
  void close() {
    threads.close();
  }

  @Test
  void storm_should_count_who_is_lost() throws Exception {
    Storm.Run run = storm.start(500);
    assertThat(run.awaitDone(60_000)).isTrue();
    Storm.Counts counts = run.counts();
    assertThat(counts.hops()).isGreaterThanOrEqualTo(500);
    assertThat(counts.lost()).isEqualTo(counts.hops());
    assertThat(counts.failed()).isZero();
  }

  @Test
  void second_storm_should_wait_for_the_end_of_the_first() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    for (int i = 0; i < 4; i++) {
      threads.pool().execute(() -> awaitQuietly(open));
    }
    Storm.Run first = storm.start(10);
    assertThatThrownBy(() -> storm.start(10))
        .isInstanceOf(ConflictResponse.class)
        .hasMessageContaining("one at a time");
    first.cancel();
    open.countDown();
    assertThat(first.awaitDone(60_000)).isTrue();
    assertThat(storm.start(10).awaitDone(60_000)).isTrue();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
