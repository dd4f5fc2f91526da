package io.asynclocal.it.hop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asynclocal.AsyncLocalStorage;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;

/** What goes badly wrong in a task ends as it does on a plain JVM, and the thread is clean. */
class NoHarmIT extends Cases {

  private final Executor direct = new Direct();
  private final ForkJoinPool forkJoin = new ForkJoinPool(1);
  private final List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());

  private static final class Direct implements Executor {
    @Override
    public void execute(Runnable task) {
      task.run();
    }
  }

  @AfterEach
  void endForkJoin() {
    forkJoin.shutdown();
  }

  /** Runs out of stack in every layer in turn: runs, listeners, hops in the same thread. */
  private void exhaustStack(int depth) {
    switch (depth % 4) {
      case 0 -> a.run(depth, () -> exhaustStack(depth + 1));
      case 1 -> ForkJoinTask.adapt(() -> exhaustStack(depth + 1)).invoke();
      case 2 -> b.run(depth, () -> direct.execute(() -> exhaustStack(depth + 1)));
      default -> {
        FutureTask<Object> task = new FutureTask<>(() -> exhaustStack(depth + 1), null);
        direct.execute(task);
        rethrow(task);
      }
    }
  }

  private static void rethrow(Future<?> done) {
    try {
      done.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Error ? (Error) e.getCause() : new AssertionError(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void stack_overflow_should_reach_the_program_and_leave_every_thread_clean() throws Exception {
    Runnable exhausting = () -> exhaustStack(0);
    for (int round = 0; round < 5; round++) {
      assertEndsWith(StackOverflowError.class, a.call("A", () -> pool.submit(exhausting)));
      assertPoolIsClean();
      assertEndsWith(StackOverflowError.class, a.call("B", () -> forkJoin.submit(exhausting)));
      Witness next = Witness.of(a);
      forkJoin.execute(next);
      assertThat(next.isBound()).isFalse();
    }
    a.run("mine", () -> assertThatThrownBy(exhausting::run).isInstanceOf(StackOverflowError.class));
    assertThat(a.isBound()).isFalse();
    assertThat(b.isBound()).isFalse();
  }

  @Test
  void stack_overflow_should_find_every_listener_told_of_the_way_back() throws Exception {
    ThreadLocal<Object> mirror = new ThreadLocal<>();
    AsyncLocalStorage<Object> watched =
        AsyncLocalStorage.builder().onChange((was, is, switched) -> mirror.set(is)).build();
    Runnable exhausting = () -> watched.run("inside", () -> exhaustStack(0));
    assertEndsWith(StackOverflowError.class, watched.call("A", () -> pool.submit(exhausting)));
    pool.submit(() -> seen.add(watched.getStore() + " " + mirror.get())).get();
    assertThat(seen).containsExactly("null null");
  }

  @Test
  void out_of_memory_should_reach_the_program_and_leave_every_thread_clean() throws Exception {
    Runnable exhausting = () -> seen.add(new long[Integer.MAX_VALUE]);
    assertEndsWith(OutOfMemoryError.class, a.call("A", () -> pool.submit(exhausting)));
    assertPoolIsClean();
    assertEndsWith(OutOfMemoryError.class, a.call("A", () -> forkJoin.submit(exhausting)));
    assertEndsWith(
        OutOfMemoryError.class, a.call("A", () -> CompletableFuture.runAsync(exhausting, pool)));
    assertPoolIsClean();
  }

  @Test
  void error_of_a_raw_task_should_reach_the_handler_as_it_is_and_end_its_worker_alone() {
    pool.setThreadFactory(
        task -> {
          Thread thread = new Thread(task);
          thread.setUncaughtExceptionHandler((dying, failure) -> uncaught.add(failure));
          return thread;
        });
    pool.setMaximumPoolSize(2);
    pool.setCorePoolSize(2);
    Error failure = new LinkageError("as planned");
    a.run(
        "A",
        () ->
            pool.execute(
                () -> {
                  throw failure;
                }));
    assertPoolIsClean();
    Awaitility.await().until(() -> !uncaught.isEmpty());
    assertThat(uncaught.get(0)).isSameAs(failure);
    assertThat(failure.getStackTrace()[0].getClassName()).isEqualTo(NoHarmIT.class.getName());
  }

  /** Only older JDKs let one thread kill another. */
  @Test
  @EnabledForJreRange(maxVersion = 19)
  void death_of_a_thread_should_be_its_own() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch dead = new CountDownLatch(1);
    Thread[] worker = {null};
    pool.setThreadFactory(
        task -> {
          Thread thread = new Thread(task);
          thread.setUncaughtExceptionHandler(
              (dying, failure) -> {
                uncaught.add(failure);
                seen.add(a.getStore());
                dead.countDown();
              });
          return thread;
        });
    pool.setMaximumPoolSize(2);
    pool.setCorePoolSize(2);
    a.run(
        "A",
        () ->
            pool.execute(
                () -> {
                  worker[0] = Thread.currentThread();
                  started.countDown();
                  while (true) {
                    Thread.onSpinWait();
                  }
                }));
    Witness.await(started);
    Method stop = Thread.class.getMethod("stop");
    stop.invoke(worker[0]);
    Witness.await(dead);
    assertThat(uncaught.get(0).getClass().getName()).isEqualTo("java.lang.ThreadDeath");
    assertThat(seen).containsExactly("A");
    assertPoolIsClean();
  }

  @Test
  void failure_of_a_timer_task_should_end_the_timer_with_no_frame_of_ours() throws Exception {
    CountDownLatch dead = new CountDownLatch(1);
    Timer timer = new Timer(true);
    IllegalStateException failure = new IllegalStateException("as planned");
    a.run("A", () -> timer.schedule(task(() -> prepareToDie(dead)), 1));
    a.run(
        "B",
        () ->
            timer.schedule(
                task(
                    () -> {
                      failure.fillInStackTrace();
                      throw failure;
                    }),
                1));
    Witness.await(dead);
    assertThat(uncaught).containsExactly(failure);
    assertThat(seen).as("as the handler of any thread").containsExactly("B");
    assertThat(failure.getStackTrace())
        .noneMatch(frame -> frame.getClassName().startsWith("io.asynclocal.bootstrap"));
    assertThatThrownBy(() -> timer.schedule(task(() -> {}), 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Timer already cancelled.");
  }

  private void prepareToDie(CountDownLatch dead) {
    Thread.currentThread()
        .setUncaughtExceptionHandler(
            (dying, failure) -> {
              uncaught.add(failure);
              note();
              dead.countDown();
            });
  }

  private static TimerTask task(Runnable body) {
    return new TimerTask() {
      @Override
      public void run() {
        body.run();
      }
    };
  }

  private static void assertEndsWith(Class<? extends Throwable> failure, Future<?> future) {
    Throwable[] cause = {null};
    assertThatThrownBy(future::get)
        .isInstanceOf(ExecutionException.class)
        .satisfies(e -> cause[0] = e.getCause());
    // Fork/join and the futures wrap an error of another thread in one of its own kind.
    while (cause[0].getCause() != null) {
      cause[0] = cause[0].getCause();
    }
    assertThat(cause[0]).isInstanceOf(failure);
  }
}
