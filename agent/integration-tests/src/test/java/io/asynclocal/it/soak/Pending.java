package io.asynclocal.it.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The tasks that were handed over and have not ended yet. */
final class Pending {

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
}
