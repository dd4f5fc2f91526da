package io.asynclocal.it.hop;

import io.asynclocal.it.hop.Mechanism.Limit;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledForJreRange;

/** What fork/join gained until JDK 25; by reflection, as the tests are compiled for 17. */
@EnabledForJreRange(minVersion = 25)
class NewForkJoinIT extends HopContract {

  private static final Class<?> TASK = ForkJoinTask.class;
  private static final Class<?> UNIT = TimeUnit.class;

  static Stream<Mechanism.Kind> mechanisms() {
    if (Runtime.version().feature() < 25) {
      return Stream.empty();
    }
    return Stream.of(
        on("externalSubmit", (pool, task) -> submit(pool, "externalSubmit", task)),
        on("lazySubmit", NewForkJoinIT::lazySubmit),
        on("submitWithTimeout", NewForkJoinIT::submitWithTimeout),
        on("adaptInterruptible", NewForkJoinIT::adaptInterruptible),
        on("invokeAllUninterruptibly", NewForkJoinIT::invokeAllUninterruptibly)
            .except(Limit.MAY_WAIT),
        on("schedule(Runnable)", (p, t) -> schedule(p, Runnable.class, t)),
        on("schedule(Callable)", (p, t) -> schedule(p, Callable.class, Executors.callable(t))),
        on("scheduleAtFixedRate", (p, t) -> repeat(p, "scheduleAtFixedRate", t)),
        on("scheduleWithFixedDelay", (p, t) -> repeat(p, "scheduleWithFixedDelay", t)));
  }

  private static Mechanism.Kind on(String name, Mechanism.Way<ForkJoinPool> way) {
    return Mechanism.on(name, () -> new ForkJoinPool(2), way);
  }

  private static void submit(ForkJoinPool pool, String method, Runnable task) {
    call(pool, method, new Class<?>[] {TASK}, ForkJoinTask.adapt(task));
  }

  /** Wakes nobody, so that something else has to. */
  private static void lazySubmit(ForkJoinPool pool, Runnable task) {
    submit(pool, "lazySubmit", task);
    USER.exit(() -> pool.execute(() -> {}));
  }

  private static void submitWithTimeout(ForkJoinPool pool, Runnable task) {
    Class<?>[] types = {Callable.class, long.class, UNIT, Consumer.class};
    Callable<Object> callable = Executors.callable(task);
    call(pool, "submitWithTimeout", types, callable, 1L, TimeUnit.MINUTES, null);
  }

  private static void adaptInterruptible(ForkJoinPool pool, Runnable task) {
    Object adapted =
        call(null, "adaptInterruptible", new Class<?>[] {Callable.class}, Executors.callable(task));
    pool.execute((ForkJoinTask<?>) adapted);
  }

  private static void invokeAllUninterruptibly(ForkJoinPool pool, Runnable task) {
    List<Callable<Object>> tasks = List.of(Executors.callable(task));
    call(pool, "invokeAllUninterruptibly", new Class<?>[] {java.util.Collection.class}, tasks);
  }

  private static void schedule(ForkJoinPool pool, Class<?> type, Object task) {
    Class<?>[] types = {type, long.class, UNIT};
    call(pool, "schedule", types, task, 1L, TimeUnit.MILLISECONDS);
  }

  private static void repeat(ForkJoinPool pool, String method, Runnable task) {
    Class<?>[] types = {Runnable.class, long.class, long.class, UNIT};
    FutureTaskIT.runOnce(
        task,
        once ->
            (ScheduledFuture<?>) call(pool, method, types, once, 0L, 1L, TimeUnit.MILLISECONDS));
  }

  private static Object call(
      ForkJoinPool pool, String method, Class<?>[] types, Object... arguments) {
    Class<?> type = pool == null ? TASK : ForkJoinPool.class;
    try {
      return type.getMethod(method, types).invoke(pool, arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(method, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(method, e);
    }
  }
}
