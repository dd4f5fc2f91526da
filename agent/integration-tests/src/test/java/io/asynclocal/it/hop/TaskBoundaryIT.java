package io.asynclocal.it.hop;

import static io.asynclocal.it.hop.HopContract.USER;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Where a task begins and ends: handlers, periodic runs, help from the thread that waits. */
class TaskBoundaryIT {

  private static final int RUNS = 3;

  @Test
  void i1_handler_of_a_thread_should_see_its_context() throws Exception {
    Witness handler = Witness.of(USER);
    Thread thread = new Thread(TaskBoundaryIT::fail);
    thread.setUncaughtExceptionHandler((failed, failure) -> handler.run());
    USER.run("A", thread::start);
    thread.join();
    assertThat(handler.store()).isEqualTo("A");
  }

  @Test
  void i2_handler_of_a_worker_should_see_the_tasks_context_and_the_pool_go_on_clean() {
    Witness handler = Witness.of(USER);
    ThreadFactory factory =
        task -> {
          Thread worker = new Thread(task);
          worker.setUncaughtExceptionHandler((failed, failure) -> handler.run());
          return worker;
        };
    ExecutorService pool = Executors.newFixedThreadPool(1, factory);
    USER.run("A", () -> pool.execute(TaskBoundaryIT::fail));
    assertThat(handler.store()).isEqualTo("A");
    Witness next = Witness.of(USER);
    pool.execute(next);
    assertThat(next.isBound()).isFalse();
    pool.shutdown();
  }

  @Test
  void f9_help_while_joining_should_run_in_the_tasks_context_and_give_back_the_joiners() {
    ForkJoinPool pool = new ForkJoinPool(1);
    List<Object> seen = Collections.synchronizedList(new ArrayList<>());
    ForkJoinTask<?> outer =
        ForkJoinTask.adapt(
            () -> {
              ForkJoinTask<?> forked =
                  USER.call("A", () -> ForkJoinTask.adapt(() -> note(seen)).fork());
              USER.run(
                  "B",
                  () -> {
                    forked.join();
                    note(seen);
                  });
            });
    pool.submit(outer).join();
    assertThat(seen).containsExactly("A", "B");
    pool.shutdown();
  }

  @Test
  void f12_every_tick_should_see_the_context_of_the_schedule() {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
    List<Object> seen = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch ticks = new CountDownLatch(RUNS);
    Runnable tick = () -> enterAndNote(seen, ticks);
    USER.run("A", () -> pool.scheduleAtFixedRate(tick, 1, 1, TimeUnit.MILLISECONDS));
    Witness.await(ticks);
    pool.shutdownNow();
    assertThat(seen.subList(0, RUNS)).containsOnly("A");
  }

  @Test
  void f12_every_tick_of_a_timer_should_see_the_context_of_the_schedule() {
    Timer timer = new Timer(true);
    List<Object> seen = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch ticks = new CountDownLatch(RUNS);
    TimerTask tick =
        new TimerTask() {
          @Override
          public void run() {
            enterAndNote(seen, ticks);
          }
        };
    USER.run("A", () -> timer.schedule(tick, 1, 1));
    Witness.await(ticks);
    timer.cancel();
    assertThat(seen.subList(0, RUNS)).containsOnly("A");
  }

  @Test
  void g7_what_follows_several_futures_should_see_its_own_registration() {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    CompletableFuture<?>[] branches = new CompletableFuture<?>[4];
    for (int i = 0; i < branches.length; i++) {
      branches[i] = USER.call("branch " + i, () -> CompletableFuture.runAsync(() -> {}, pool));
    }
    Witness all = Witness.of(USER);
    Witness any = Witness.of(USER);
    USER.run("main", () -> CompletableFuture.allOf(branches).thenRun(all));
    USER.run("main", () -> CompletableFuture.anyOf(branches).thenRun(any));
    assertThat(all.store()).isEqualTo("main");
    assertThat(any.store()).isEqualTo("main");
    pool.shutdown();
  }

  @Test
  void g9_delay_thread_should_hold_nothing_of_who_used_it_first() {
    WeakReference<Object> first = useTheDelayThread();
    Witness later = Witness.of(USER);
    CompletableFuture<Object> second = new CompletableFuture<>();
    USER.run(
        "second", () -> second.completeOnTimeout("late", 1, TimeUnit.MILLISECONDS).thenRun(later));
    assertThat(later.store()).isEqualTo("second");
    Awaitility.await()
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(first.get()).isNull();
            });
  }

  private static WeakReference<Object> useTheDelayThread() {
    Object store = new Object();
    Witness witness = Witness.of(USER);
    USER.run(
        store,
        () ->
            new CompletableFuture<Object>()
                .orTimeout(1, TimeUnit.MILLISECONDS)
                .whenComplete((value, failure) -> witness.run()));
    assertThat(witness.isBound()).isTrue();
    return new WeakReference<>(store);
  }

  private static void note(List<Object> seen) {
    seen.add(String.valueOf(USER.getStore()));
  }

  private static void enterAndNote(List<Object> seen, CountDownLatch ticks) {
    note(seen);
    USER.enterWith("of an earlier tick");
    ticks.countDown();
  }

  private static void fail() {
    throw new IllegalStateException("as planned");
  }
}
