package io.asynclocal.it.soak;

import io.asynclocal.it.soak.Fleet.Cancellables;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The ways to cancel a task, while it runs or before. */
enum Cancellation {
  SUBMITTED_AND_RUNNING(true) {
    @Override
    Runnable begin(Cancellables on, Runnable task) {
      Future<?> future = on.pool.submit(task);
      return () -> future.cancel(true);
    }
  },
  FORKED_AND_RUNNING(true) {
    @Override
    Runnable begin(Cancellables on, Runnable task) {
      Future<?> future = on.forkJoin.submit(task);
      return () -> future.cancel(true);
    }
  },
  ASYNC_AND_RUNNING(true) {
    @Override
    Runnable begin(Cancellables on, Runnable task) {
      Future<?> future = CompletableFuture.runAsync(task, on.pool);
      return () -> future.cancel(true);
    }
  },
  PERIODIC_AND_RUNNING(true) {
    @Override
    Runnable begin(Cancellables on, Runnable task) {
      Future<?> future = on.scheduler.scheduleWithFixedDelay(task, 0, 1, TimeUnit.HOURS);
      return () -> future.cancel(true);
    }
  },
  TIMED_AND_RUNNING(true) {
    @Override
    Runnable begin(Cancellables on, Runnable task) {
      TimerTask timerTask = timerTask(task);
      on.timer.schedule(timerTask, 0, TimeUnit.HOURS.toMillis(1));
      return timerTask::cancel;
    }
  },
  SUBMITTED_AND_WAITING(false) {
    @Override
    Runnable begin(Cancellables on, Runnable task) {
      return beginOnBusy(on.single, task);
    }
  },
  FORKED_AND_WAITING(false) {
    @Override
    Runnable begin(Cancellables on, Runnable task) {
      return beginOnBusy(on.singleForkJoin, task);
    }
  },
  SCHEDULED(false) {
    @Override
    Runnable begin(Cancellables on, Runnable task) {
      Future<?> future = on.scheduler.schedule(task, 1, TimeUnit.HOURS);
      return () -> future.cancel(false);
    }
  },
  TIMED(false) {
    @Override
    Runnable begin(Cancellables on, Runnable task) {
      TimerTask timerTask = timerTask(task);
      on.timer.schedule(timerTask, TimeUnit.HOURS.toMillis(1));
      return timerTask::cancel;
    }
  },
  DEPENDENT(false) {
    @Override
    Runnable begin(Cancellables on, Runnable task) {
      CompletableFuture<Object> source = new CompletableFuture<>();
      CompletableFuture<Void> dependent = source.thenRun(task);
      return () -> {
        dependent.cancel(true);
        source.complete("late");
      };
    }
  };

  /** Whether the task is running when it is cancelled; else it never runs. */
  final boolean isOfRunning;

  Cancellation(boolean isOfRunning) {
    this.isOfRunning = isOfRunning;
  }

  /**
   * Hands the task over.
   *
   * @return what cancels it
   */
  abstract Runnable begin(Cancellables on, Runnable task);

  private static Runnable beginOnBusy(ExecutorService single, Runnable task) {
    CountDownLatch released = new CountDownLatch(1);
    single.execute(() -> Pending.await(released));
    Future<?> future = single.submit(task);
    return () -> {
      future.cancel(true);
      released.countDown();
    };
  }

  private static TimerTask timerTask(Runnable task) {
    return new TimerTask() {
      @Override
      public void run() {
        task.run();
      }
    };
  }
}
