package io.asynclocal.it.hop;

import static io.asynclocal.it.hop.HopContract.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.asynclocal.it.hop.DemandingPool.OwnFuture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Thread pools as demanding programs use them, with a context active all the while. */
class DemandingPoolsIT {

  private final CountDownLatch released = new CountDownLatch(1);

  static Stream<Supplier<BlockingQueue<Runnable>>> queues() {
    return Stream.of(
        LinkedBlockingQueue::new,
        LinkedBlockingDeque::new,
        () -> new ArrayBlockingQueue<>(99),
        PriorityBlockingQueue::new,
        LinkedTransferQueue::new,
        () -> new DelegatingQueue<>(new PriorityBlockingQueue<>()));
  }

  @BeforeEach
  void enter() {
    USER.enterWith("active");
  }

  @AfterEach
  void leave() {
    assertThat(USER.getStore()).isEqualTo("active");
    USER.disable();
    released.countDown();
  }

  private void block() {
    Witness.await(released);
  }

  private static void end(ThreadPoolExecutor pool) throws InterruptedException {
    pool.shutdown();
    assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("queues")
  void hooks_should_cast_to_the_pools_own_future(Supplier<BlockingQueue<Runnable>> queue)
      throws Exception {
    DemandingPool pool = new DemandingPool(1, queue.get());
    Future<String> busy = pool.submit(this::block, "first");
    Future<?> one = USER.call("A", () -> pool.submit(() -> {}));
    Future<?> two = USER.call("B", () -> pool.submit(() -> USER.getStore()));
    assertThat(pool.getQueue()).allMatch(OwnFuture.class::isInstance).hasSize(2);
    assertThat(pool.getQueue().contains(one)).isTrue();
    released.countDown();
    assertThat(busy.get()).isEqualTo("first");
    assertThat(two.get()).isEqualTo("B");
    assertThat(one).isInstanceOf(OwnFuture.class);
    end(pool);
    assertThat(pool.told)
        .contains("before A false", "after A true", "before B false", "after B true")
        .hasSize(7);
    assertThat(pool.told.get(6)).startsWith("terminated");
    assertThat(pool.getCompletedTaskCount()).isEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("queues")
  void cancelled_and_purged_futures_should_be_gone(Supplier<BlockingQueue<Runnable>> queue)
      throws Exception {
    DemandingPool pool = new DemandingPool(1, queue.get());
    pool.submit(this::block);
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      futures.add(pool.submit(() -> {}));
    }
    futures.get(1).cancel(false);
    futures.get(3).cancel(true);
    assertThat(pool.getTaskCount()).isEqualTo(6);
    pool.purge();
    assertThat(pool.getTaskCount()).isEqualTo(4);
    assertThat(pool.remove((Runnable) futures.get(0))).isTrue();
    assertThat(pool.getQueue()).hasSize(2);
    assertThatThrownBy(() -> futures.get(1).get()).isInstanceOf(CancellationException.class);
    released.countDown();
    futures.get(4).get();
    end(pool);
    assertThat(pool.getCompletedTaskCount()).isEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("queues")
  void what_shutdownNow_gives_back_should_run(Supplier<BlockingQueue<Runnable>> queue)
      throws Exception {
    DemandingPool pool = new DemandingPool(1, queue.get());
    CountDownLatch interrupted = new CountDownLatch(1);
    CountDownLatch started = new CountDownLatch(1);
    pool.submit(
        () -> {
          started.countDown();
          try {
            released.await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
        });
    Witness.await(started);
    List<Future<String>> futures = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      futures.add(pool.submit(() -> "ran"));
    }
    List<Runnable> left = pool.shutdownNow();
    assertThat(left).hasSize(3).allMatch(OwnFuture.class::isInstance);
    assertThat(left.containsAll(futures)).isTrue();
    Witness.await(interrupted);
    left.forEach(Runnable::run);
    for (Future<String> future : futures) {
      assertThat(future.get()).isEqualTo("ran");
    }
    assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(pool.isTerminated()).isTrue();
  }

  @Test
  void all_should_go_through_the_pools_own_futures() throws Exception {
    DemandingPool pool = new DemandingPool(2, new LinkedBlockingQueue<>());
    List<Future<Object>> all =
        USER.call("A", () -> pool.invokeAll(Collections.nCopies(4, USER::getStore)));
    for (Future<Object> future : all) {
      assertThat(future).isInstanceOf(OwnFuture.class);
      assertThat(future.get()).isEqualTo("A");
    }
    end(pool);
  }

  /** The handler casts, drops the oldest, puts back, and at last gives up. */
  @Test
  void handler_should_do_with_the_task_what_it_likes() throws Exception {
    DemandingPool pool = new DemandingPool(1, new LinkedBlockingQueue<>(1));
    List<Object> dropped = new ArrayList<>();
    pool.setRejectedExecutionHandler(
        (task, executor) -> {
          OwnFuture<?> oldest = (OwnFuture<?>) executor.getQueue().poll();
          dropped.add(oldest);
          assertThat(executor.getQueue().offer((OwnFuture<?>) task)).isTrue();
        });
    pool.submit(this::block);
    Future<?> first = USER.call("A", () -> pool.submit(() -> USER.getStore()));
    Future<?> second = USER.call("B", () -> pool.submit(() -> USER.getStore()));
    Future<?> third = USER.call("C", () -> pool.submit(() -> USER.getStore()));
    assertThat(dropped).containsExactly(first, second);
    released.countDown();
    assertThat(third.get()).isEqualTo("C");
    assertThat(first.isDone()).isFalse();
    end(pool);
    pool.setRejectedExecutionHandler(new ThreadPoolExecutor.AbortPolicy());
    assertThatThrownBy(() -> pool.submit(() -> {}))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessageStartingWith("Task " + OwnFuture.class.getName())
        .hasMessageNotContaining("io.asynclocal.bootstrap");
  }

  @Test
  void failing_thread_factory_should_refuse_as_before() {
    IllegalStateException failure = new IllegalStateException("no thread");
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.MINUTES,
            new DelegatingQueue<>(new ArrayBlockingQueue<>(9)),
            task -> {
              throw failure;
            });
    assertThatThrownBy(() -> pool.execute(() -> {})).isSameAs(failure);
    assertThat(pool.getPoolSize()).isZero();
    pool.setThreadFactory(task -> null);
    pool.execute(() -> {});
    assertThat(pool.getQueue()).hasSize(1);
    assertThat(pool.shutdownNow()).hasSize(1);
  }

  @Test
  void worker_that_a_task_killed_should_be_replaced() throws Exception {
    List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task);
              thread.setUncaughtExceptionHandler((dying, failure) -> uncaught.add(failure));
              return thread;
            });
    IllegalStateException failure = new IllegalStateException("as planned");
    pool.execute(
        () -> {
          throw failure;
        });
    Witness next = Witness.of(USER);
    USER.exit(() -> pool.execute(next));
    assertThat(next.isBound()).isFalse();
    end(pool);
    // A pool is terminated before the last of its threads has told its handler.
    await().untilAsserted(() -> assertThat(uncaught).containsExactly(failure));
  }
}
