package io.asynclocal.it.hop;

import static io.asynclocal.it.hop.HopContract.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;

/** Futures as demanding programs use and extend them, with a context active all the while. */
class DemandingFuturesIT {

  private static final IllegalStateException FAILURE = new IllegalStateException("as planned");

  private final ThreadPoolExecutor pool =
      new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
  private final List<String> told = Collections.synchronizedList(new ArrayList<>());

  /** With every hook of a future, all of them noted. */
  private final class Noting extends FutureTask<Object> {
    Noting(Callable<Object> body) {
      super(body);
    }

    @Override
    protected void done() {
      told.add("done " + USER.getStore());
    }

    @Override
    protected void set(Object value) {
      told.add("set " + value);
      super.set(value);
    }

    @Override
    protected void setException(Throwable failure) {
      told.add("failed " + failure.getMessage());
      super.setException(failure);
    }

    boolean runOnceMore() {
      return super.runAndReset();
    }
  }

  @BeforeEach
  void enter() {
    USER.enterWith("active");
  }

  @AfterEach
  void leave() {
    pool.shutdownNow();
    assertThat(USER.getStore()).isEqualTo("active");
    USER.disable();
  }

  @Test
  void hooks_of_a_future_should_be_called_once_and_in_order() throws Exception {
    Noting good = new Noting(() -> "value " + USER.getStore());
    USER.run("A", () -> pool.execute(good));
    assertThat(good.get()).isEqualTo("value A");
    Noting bad =
        new Noting(
            () -> {
              throw FAILURE;
            });
    USER.run("B", () -> pool.execute(bad));
    assertThatThrownBy(bad::get).isInstanceOf(ExecutionException.class).hasCause(FAILURE);
    bad.run();
    pool.submit(() -> {}).get();
    Noting cancelled = new Noting(() -> "never");
    assertThat(cancelled.cancel(false)).isTrue();
    cancelled.run();
    assertThatThrownBy(cancelled::get).isInstanceOf(CancellationException.class);
    pool.shutdown();
    assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(told)
        .containsExactly("set value A", "done A", "failed as planned", "done B", "done active");
  }

  @Test
  void future_should_run_and_reset_as_often_as_it_likes() {
    List<Object> seen = new ArrayList<>();
    Noting task = new Noting(() -> seen.add(USER.getStore()));
    assertThat(task.runOnceMore()).isTrue();
    USER.run("A", () -> assertThat(task.runOnceMore()).isTrue());
    assertThat(task.isDone()).isFalse();
    task.cancel(false);
    assertThat(task.runOnceMore()).isFalse();
    assertThat(seen).containsExactly("active", "A");
    assertThat(told).containsExactly("done active");
  }

  @Test
  void cancelling_should_interrupt_the_runner_and_nothing_after_it() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Future<?> future =
        pool.submit(
            () -> {
              started.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
            });
    Witness.await(started);
    assertThat(future.toString()).contains("[Not completed, task = ");
    assertThat(future.cancel(true)).isTrue();
    Witness.await(interrupted);
    assertThat(future.toString()).endsWith("[Cancelled]");
    assertThat(pool.submit(Thread::interrupted).get()).isFalse();
  }

  @Test
  void completion_service_should_give_back_the_futures_it_gave() throws Exception {
    BlockingQueue<Future<Object>> completed = new LinkedBlockingQueue<>();
    ExecutorCompletionService<Object> service = new ExecutorCompletionService<>(pool, completed);
    List<Future<Object>> submitted = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      submitted.add(USER.call(i, () -> service.submit(USER::getStore)));
    }
    for (int i = 0; i < 3; i++) {
      Future<Object> next = service.take();
      assertThat(next).isSameAs(submitted.get(i));
      assertThat(next.get()).isEqualTo(i);
    }
    assertThat(service.poll()).isNull();
  }

  @Test
  void schedule_should_hold_the_futures_that_decorate() throws Exception {
    List<String> hooks = Collections.synchronizedList(new ArrayList<>());
    ScheduledThreadPoolExecutor decorating =
        new ScheduledThreadPoolExecutor(1) {
          @Override
          protected <V> RunnableScheduledFuture<V> decorateTask(
              Runnable body, RunnableScheduledFuture<V> task) {
            return new Decorated<>(task);
          }

          @Override
          protected <V> RunnableScheduledFuture<V> decorateTask(
              Callable<V> body, RunnableScheduledFuture<V> task) {
            return new Decorated<>(task);
          }

          @Override
          protected void beforeExecute(Thread thread, Runnable task) {
            hooks.add("periodic " + ((Decorated<?>) task).isPeriodic());
          }
        };
    decorating.setRemoveOnCancelPolicy(true);
    ScheduledFuture<Object> later =
        USER.call("A", () -> decorating.schedule(USER::getStore, 1, TimeUnit.HOURS));
    assertThat(decorating.getQueue()).containsExactly((Decorated<?>) later);
    assertThat(decorating.remove((Runnable) later)).isTrue();
    ScheduledFuture<Object> soon =
        USER.call("B", () -> decorating.schedule(USER::getStore, 1, TimeUnit.MILLISECONDS));
    assertThat(soon.get()).isEqualTo("B");
    CountDownLatch ticks = new CountDownLatch(3);
    ScheduledFuture<?> periodic =
        USER.call(
            "C",
            () -> decorating.scheduleAtFixedRate(ticks::countDown, 0, 1, TimeUnit.MILLISECONDS));
    Witness.await(ticks);
    periodic.cancel(false);
    assertThat(periodic.isCancelled()).isTrue();
    decorating.schedule(() -> {}, 1, TimeUnit.HOURS);
    assertThat(decorating.shutdownNow()).isNotEmpty().allMatch(Decorated.class::isInstance);
    assertThat(hooks).startsWith("periodic false", "periodic true", "periodic true");
  }

  @Test
  void delays_should_be_compared_by_the_queue() {
    ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
    List<Runnable> scheduled = new ArrayList<>();
    for (int hours : new int[] {3, 1, 2}) {
      scheduled.add(
          (Runnable) USER.call(hours, () -> scheduler.schedule(() -> {}, hours, TimeUnit.HOURS)));
    }
    assertThat(scheduler.getQueue().peek()).isSameAs(scheduled.get(1));
    assertThat(scheduler.getQueue().contains(scheduled.get(2))).isTrue();
    assertThat(scheduler.getQueue().remove(scheduled.get(2))).isTrue();
    ((Future<?>) scheduled.get(0)).cancel(false);
    scheduler.purge();
    assertThat(scheduler.shutdownNow()).containsExactly(scheduled.get(1));
  }

  @Test
  @EnabledForJreRange(minVersion = 19)
  void state_and_result_should_be_told_at_once() throws Exception {
    Future<String> good = pool.submit(() -> "value");
    good.get();
    Future<String> bad =
        pool.submit(
            () -> {
              throw FAILURE;
            });
    assertThatThrownBy(bad::get).hasCause(FAILURE);
    FutureTask<Object> cancelled = new FutureTask<>(() -> {}, null);
    assertThat(ask("state", cancelled)).hasToString("RUNNING");
    cancelled.cancel(false);
    assertThat(ask("state", good)).hasToString("SUCCESS");
    assertThat(ask("state", bad)).hasToString("FAILED");
    assertThat(ask("state", cancelled)).hasToString("CANCELLED");
    assertThat(ask("resultNow", good)).isEqualTo("value");
    assertThat(ask("exceptionNow", bad)).isSameAs(FAILURE);
  }

  private static Object ask(String method, Future<?> future) throws ReflectiveOperationException {
    return Future.class.getMethod(method).invoke(future);
  }

  @Test
  void wrapped_executors_should_hide_what_they_wrap() throws Exception {
    var unconfigurable = Executors.unconfigurableExecutorService(pool);
    assertThat(unconfigurable).isNotInstanceOf(ThreadPoolExecutor.class);
    assertThat(USER.call("A", () -> unconfigurable.submit(USER::getStore)).get()).isEqualTo("A");
    Callable<Object> callable = Executors.callable(() -> {}, "result");
    assertThat(unconfigurable.invokeAny(List.of(callable))).isEqualTo("result");
  }
}
