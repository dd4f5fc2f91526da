package io.asynclocal.it.hop;

import static java.util.concurrent.Executors.callable;

import io.asynclocal.it.hop.Mechanism.Limit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountedCompleter;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RecursiveTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Fork/join: forks, submissions, the common pool, parallel streams. */
class ForkJoinIT extends HopContract {

  static Stream<Mechanism.Kind> mechanisms() {
    return Stream.of(
        on("pool.execute(Runnable)", ForkJoinPool::execute),
        on("pool.execute(ForkJoinTask)", (pool, task) -> pool.execute(action(task))),
        on("pool.submit(Runnable)", ForkJoinPool::submit),
        on("pool.submit(Runnable, V)", (pool, task) -> pool.submit(task, null)),
        on("pool.submit(Callable)", (pool, task) -> pool.submit(callable(task))),
        on("pool.submit(ForkJoinTask)", (pool, task) -> pool.submit(action(task))),
        waiting("pool.invoke", (pool, task) -> pool.invoke(action(task))),
        waiting("pool.invokeAll", (pool, task) -> pool.invokeAll(List.of(callable(task)))),
        waiting("pool.invokeAny", (pool, task) -> pool.invokeAny(List.of(callable(task)))),
        on(
            "async pool.execute",
            () -> new ForkJoinPool(1, ForkJoinPool.defaultForkJoinWorkerThreadFactory, null, true),
            ForkJoinPool::execute),
        on("fork in a worker", (pool, task) -> pool.submit(action(() -> action(task).fork()))),
        on("fork and join in a worker", (pool, task) -> pool.submit(value(task))),
        on("invokeAll in a worker", ForkJoinIT::invokeAllInWorker),
        waiting("CountedCompleter", (pool, task) -> pool.invoke(new Completer(null, task, 2))),
        Mechanism.of("fork from outside", task -> action(task).fork()),
        Mechanism.of("fork of an adapted task", task -> ForkJoinTask.adapt(task).fork()),
        plainCall("invoke from outside", task -> action(task).invoke()),
        plainCall("invokeAll from outside", task -> ForkJoinTask.invokeAll(List.of(action(task)))),
        Mechanism.of("common pool", task -> ForkJoinPool.commonPool().execute(task)),
        plainCall("parallel stream", ForkJoinIT::parallelStream),
        on("parallel stream in a pool", ForkJoinIT::parallelStreamInPool));
  }

  private static Mechanism.Kind plainCall(String name, Mechanism mechanism) {
    return Mechanism.of(name, mechanism).except(Limit.PLAIN_CALL);
  }

  private static Mechanism.Kind waiting(String name, Mechanism.Way<ForkJoinPool> way) {
    return on(name, way).except(Limit.MAY_WAIT);
  }

  private static Mechanism.Kind on(String name, Mechanism.Way<ForkJoinPool> way) {
    return on(name, () -> new ForkJoinPool(2), way);
  }

  private static Mechanism.Kind on(
      String name, Callable<ForkJoinPool> maker, Mechanism.Way<ForkJoinPool> way) {
    return Mechanism.on(name, maker, way);
  }

  private static void invokeAllInWorker(ForkJoinPool pool, Runnable task) {
    pool.submit(action(() -> ForkJoinTask.invokeAll(action(() -> {}), action(task))));
  }

  private static void parallelStreamInPool(ForkJoinPool pool, Runnable task) {
    pool.submit(() -> parallelStream(task));
  }

  private static void parallelStream(Runnable task) {
    IntStream.range(0, 64).parallel().filter(i -> i == 42).forEach(i -> task.run());
  }

  private static RecursiveAction action(Runnable task) {
    return new Action(task);
  }

  private static RecursiveTask<String> value(Runnable task) {
    return new Value(task);
  }

  private static final class Action extends RecursiveAction {
    private static final long serialVersionUID = 1;
    private final transient Runnable task;

    Action(Runnable task) {
      this.task = task;
    }

    @Override
    protected void compute() {
      task.run();
    }
  }

  /** Forks the task, runs something else, and helps where it has to wait. */
  private static final class Value extends RecursiveTask<String> {
    private static final long serialVersionUID = 1;
    private final transient Runnable task;

    Value(Runnable task) {
      this.task = task;
    }

    @Override
    protected String compute() {
      ForkJoinTask<Void> forked = action(task).fork();
      USER.run("of the joiner", forked::join);
      return "joined";
    }
  }

  private static final class Completer extends CountedCompleter<Void> {
    private static final long serialVersionUID = 1;
    private final transient Runnable task;
    private final int levels;

    Completer(CountedCompleter<?> parent, Runnable task, int levels) {
      super(parent);
      this.task = task;
      this.levels = levels;
    }

    @Override
    public void compute() {
      if (levels == 0) {
        task.run();
      } else {
        setPendingCount(1);
        new Completer(this, task, levels - 1).fork();
      }
      tryComplete();
    }
  }
}
