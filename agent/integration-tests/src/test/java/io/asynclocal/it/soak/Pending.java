package io.asynclocal.it.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The tasks that were handed over and have not ended yet. */
final class Pending {

  private static final Duration LATCH_PATIENCE = Duration.ofSeconds(60);

  private final List<Integer> tasks = new ArrayList<>();

  synchronized void handedOver(int task) {
    tasks.add(task);
  }

  /** Whether it was to run at all. */
  synchronized boolean ended(int task) {
    notifyAll();
    return tasks.remove(Integer.valueOf(task));
  }

  /**
   * Waits until there are none, for as long as some end: a task is only late where nothing happens.
   *
   * @return those that did not come
   */
  synchronized List<Integer> await(Duration patience) {
    try {
      long now = System.nanoTime();
      int left = tasks.size();
      long until = now + patience.toNanos();
      while (!tasks.isEmpty() && now < until) {
        wait(Math.max(1, (until - now) / 1_000_000));
        now = System.nanoTime();
        if (tasks.size() != left) {
          left = tasks.size();
          until = now + patience.toNanos();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return List.copyOf(tasks);
  }

  /** Waits for a latch, be the thread interrupted or not; in the end the task counts as late. */
  static void await(CountDownLatch latch) {
    long until = System.nanoTime() + LATCH_PATIENCE.toNanos();
    long left = LATCH_PATIENCE.toNanos();
    while (latch.getCount() > 0 && left > 0) {
      try {
        latch.await(left, TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        // Cancelled, as planned; it goes on to see what is there then.
      }
      left = until - System.nanoTime();
    }
  }
}
