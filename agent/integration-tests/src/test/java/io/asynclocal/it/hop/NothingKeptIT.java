package io.asynclocal.it.hop;

import static io.asynclocal.it.hop.HopContract.USER;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** K1: what ended, was cancelled or was dropped keeps no store, even where the program keeps it. */
class NothingKeptIT {

  private static final int LATER_SECONDS = 3600;

  /** Hands over with a new store, and gives back what the program holds on to. */
  private interface HandOver {
    Object begin() throws Exception;
  }

  private static void assertKeepsNothing(HandOver handOver) {
    WeakReference<?>[] store = {null};
    Object held = beginWithStore(handOver, store);
    Awaitility.await()
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(store[0].get()).isNull();
            });
    Reference.reachabilityFence(held);
  }

  private static Object beginWithStore(HandOver handOver, WeakReference<?>[] reference) {
    Object store = new Object();
    reference[0] = new WeakReference<>(store);
    try {
      return USER.<Object, Exception>call(store, handOver::begin);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void future_that_ended() {
    FutureTask<Object> task = new FutureTask<>(() -> {}, null);
    ForkJoinPool pool = new ForkJoinPool(1);
    assertKeepsNothing(
        () -> {
          pool.execute(task);
          return task.get();
        });
    Reference.reachabilityFence(task);
    pool.shutdown();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void future_that_was_cancelled(boolean isRemoved) {
    BusyPool pool = new BusyPool(new LinkedBlockingQueue<>());
    assertKeepsNothing(
        () -> {
          Future<?> future = pool.submit(() -> {});
          future.cancel(false);
          if (isRemoved) {
            pool.purge();
          }
          return future;
        });
    pool.abandon();
  }

  @Test
  void schedules_that_were_cancelled() {
    ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1);
    assertKeepsNothing(
        () -> {
          Future<?> once = pool.schedule(() -> {}, LATER_SECONDS, TimeUnit.SECONDS);
          CountDownLatch ticked = new CountDownLatch(1);
          Future<?> again =
              pool.scheduleAtFixedRate(ticked::countDown, 0, 1, TimeUnit.MILLISECONDS);
          Witness.await(ticked);
          once.cancel(false);
          again.cancel(false);
          return new Object[] {once, again};
        });
    pool.shutdownNow();
  }

  @Test
  void timer_tasks_that_were_cancelled() {
    Timer timer = new Timer(true);
    assertKeepsNothing(
        () -> {
          TimerTask task = nothing();
          timer.schedule(task, LATER_SECONDS * 1000L);
          TimerTask periodic = nothing();
          timer.schedule(periodic, LATER_SECONDS * 1000L, 1);
          task.cancel();
          periodic.cancel();
          return new Object[] {task, periodic};
        });
    timer.cancel();
  }

  private static TimerTask nothing() {
    return new TimerTask() {
      @Override
      public void run() {}
    };
  }

  @Test
  void tasks_that_left_the_queue_unrun() {
    for (BusyPool pool :
        new BusyPool[] {
          new BusyPool(new LinkedBlockingQueue<>()), new BusyPool(new ArrayBlockingQueue<>(9)),
        }) {
      assertKeepsNothing(
          () -> {
            Runnable removed = () -> {};
            pool.execute(removed);
            pool.remove(removed);
            Runnable cleared = () -> {};
            pool.execute(cleared);
            pool.getQueue().clear();
            return new Object[] {removed, cleared};
          });
      assertKeepsNothing(
          () -> {
            pool.execute(() -> {});
            return pool.abandon();
          });
    }
  }

  @Test
  void dependents_that_ran_or_became_obsolete() {
    assertKeepsNothing(
        () -> {
          CompletableFuture<Object> source = new CompletableFuture<>();
          CompletableFuture<Void> dependent = source.thenRun(() -> {});
          CompletableFuture<Void> cancelled = source.thenRun(() -> {});
          cancelled.cancel(false);
          source.complete("done");
          return new Object[] {source, dependent, cancelled};
        });
  }

  @Test
  void forked_tasks_that_ended() {
    assertKeepsNothing(
        () -> {
          ForkJoinTask<?> task = ForkJoinTask.adapt(() -> {});
          ForkJoinPool.commonPool().submit(task).join();
          return task;
        });
  }

  @Test
  void threads_that_ended() {
    assertKeepsNothing(
        () -> {
          Thread thread = new Thread(() -> {});
          thread.start();
          thread.join();
          return thread;
        });
  }

  @Test
  void forked_tasks_that_were_cancelled() {
    ForkJoinPool pool = new ForkJoinPool(1);
    CountDownLatch released = new CountDownLatch(1);
    pool.execute(() -> Witness.await(released));
    assertKeepsNothing(
        () -> {
          ForkJoinTask<?> task = pool.submit(() -> {});
          task.cancel(false);
          return task;
        });
    released.countDown();
    pool.shutdown();
  }
}
