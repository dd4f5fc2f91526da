package io.asynclocal.it.hop;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.AsyncLocalStorage;
import io.asynclocal.InEveryStart;
import io.asynclocal.Scope;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;

/** Section F of the cases: fork/join, and what runs later or again and again. */
class ForkAndTimerCasesIT extends Cases {

  private static final int RUNS = 3;

  private final ForkJoinPool forkJoin = new ForkJoinPool(1);
  private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);

  @AfterEach
  void endTheOthers() {
    forkJoin.shutdown();
    scheduler.shutdownNow();
  }

  @InEveryStart
  void f9_help_while_joining_should_see_the_fork_and_leave_the_joiner_its_own() {
    ForkJoinTask<?> outer =
        ForkJoinTask.adapt(
            () -> {
              ForkJoinTask<?> forked = a.call("A", () -> ForkJoinTask.adapt(this::note).fork());
              a.run(
                  "B",
                  () -> {
                    forked.join();
                    note();
                  });
            });
    forkJoin.submit(outer).join();
    assertThat(seen).containsExactly("A", "B");
  }

  @InEveryStart
  void f10_every_element_of_a_parallel_stream_should_see_the_store() {
    int elements = 1000;
    a.run(1, () -> IntStream.range(0, elements).parallel().forEach(i -> note()));
    assertThat(seen).hasSize(elements).containsOnly(1);
    seen.clear();
    ForkJoinPool three = new ForkJoinPool(3);
    Runnable stream = () -> IntStream.range(0, elements).parallel().forEach(i -> note());
    a.call(2, () -> three.submit(stream)).join();
    assertThat(seen).hasSize(elements).containsOnly(2);
    seen.clear();
    three.submit(stream).join();
    three.shutdown();
    assertThat(seen).hasSize(elements).containsOnly("none");
  }

  @InEveryStart
  void f11_delayed_task_should_see_its_scheduling_and_the_next_nothing_of_it() {
    a.run(1, () -> scheduler.schedule(this::note, 1, TimeUnit.MILLISECONDS));
    Witness next = Witness.of(a);
    scheduler.schedule(next, 20, TimeUnit.MILLISECONDS);
    assertThat(next.isBound()).isFalse();
    assertThat(seen).containsExactly(1);
  }

  @InEveryStart
  void f11_timer_task_should_see_its_scheduling_and_the_thread_keep_nothing_of_its_maker() {
    Object[] store = {new Object()};
    Timer timer = a.<Timer, RuntimeException>call(store[0], () -> new Timer(true));
    Witness task = Witness.of(a);
    a.run("A", () -> timer.schedule(asTimerTask(task), 1));
    assertThat(task.store()).isEqualTo("A");
    Witness next = Witness.of(a);
    timer.schedule(asTimerTask(next), 1);
    assertThat(next.isBound()).isFalse();
    WeakReference<Object> dead = new WeakReference<>(store[0]);
    store[0] = null;
    assertCollected(dead);
    timer.cancel();
  }

  private static TimerTask asTimerTask(Runnable task) {
    return new TimerTask() {
      @Override
      public void run() {
        task.run();
      }
    };
  }

  @InEveryStart
  void f12_every_tick_should_see_the_scheduling_and_nothing_of_an_earlier_tick() {
    CountDownLatch ticks = new CountDownLatch(2 * RUNS);
    Runnable tick = () -> enterAndNote(ticks);
    a.run(1, () -> scheduler.scheduleAtFixedRate(tick, 1, 1, TimeUnit.MILLISECONDS));
    a.run(1, () -> scheduler.scheduleWithFixedDelay(tick, 1, 1, TimeUnit.MILLISECONDS));
    Witness.await(ticks);
    assertThat(firstSeen(2 * RUNS)).containsOnly(1);
  }

  @InEveryStart
  void f12_every_tick_of_a_timer_should_see_the_scheduling() {
    Timer timer = new Timer(true);
    CountDownLatch ticks = new CountDownLatch(RUNS);
    a.run(1, () -> timer.schedule(asTimerTask(() -> enterAndNote(ticks)), 1, 1));
    Witness.await(ticks);
    timer.cancel();
    assertThat(firstSeen(RUNS)).containsOnly(1);
  }

  @InEveryStart
  void f12_schedule_inside_exit_or_suppressed_flow_should_be_nobodys() {
    CountDownLatch ticks = new CountDownLatch(2 * RUNS);
    Runnable tick = () -> enterAndNote(ticks);
    a.run(
        1,
        () -> {
          a.exit(() -> scheduler.scheduleAtFixedRate(tick, 1, 1, TimeUnit.MILLISECONDS));
          try (Scope scope = AsyncLocalStorage.suppressFlow()) {
            scheduler.scheduleAtFixedRate(tick, 1, 1, TimeUnit.MILLISECONDS);
          }
        });
    Witness.await(ticks);
    assertThat(firstSeen(2 * RUNS)).containsOnly("none");
  }

  /** Of what still goes on. */
  private List<Object> firstSeen(int count) {
    synchronized (seen) {
      return List.copyOf(seen.subList(0, count));
    }
  }

  private void enterAndNote(CountDownLatch ticks) {
    note();
    a.enterWith("of an earlier tick");
    ticks.countDown();
  }
}
