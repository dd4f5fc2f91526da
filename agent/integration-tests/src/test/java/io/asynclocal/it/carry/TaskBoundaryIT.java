package io.asynclocal.it.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

/** Where exactly values come and go: what programs do to the MDC around their tasks still works. */
class TaskBoundaryIT {

  private static final String USER = "user";

  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void clear() {
    MDC.clear();
  }

  /** A pool whose hooks see the task's values, and add one of their own. */
  private final class NamingPool extends ThreadPoolExecutor {
    NamingPool() {
      super(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Way::daemon);
    }

    @Override
    protected void beforeExecute(Thread thread, Runnable task) {
      seen.add("before " + MDC.get(USER));
      MDC.put("pool", "naming");
    }

    @Override
    protected void afterExecute(Runnable task, Throwable thrown) {
      seen.add("after " + MDC.get(USER) + " " + MDC.get("pool"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"execute", "submit"})
  void hooks_of_a_pool_should_see_and_set_values_for_the_task(String way) throws Exception {
    ThreadPoolExecutor pool = new NamingPool();
    Runnable task = () -> seen.add("task " + MDC.get(USER) + " " + MDC.get("pool"));
    for (String user : new String[] {"ada", null, "bob"}) {
      MDC.clear();
      if (user != null) {
        MDC.put(USER, user);
      }
      if (way.equals("execute")) {
        pool.execute(task);
      } else {
        pool.submit(task);
      }
    }
    pool.shutdown();
    assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    assertThat(seen)
        .containsExactly(
            "before ada",
            "task ada naming",
            "after ada naming",
            "before null",
            "task null naming",
            "after null naming",
            "before bob",
            "task bob naming",
            "after bob naming");
  }

  /** As on a plain JVM: nothing is handed over where a callback runs at once. */
  @Test
  void synchronous_callback_should_change_the_values_of_its_caller() {
    CompletableFuture<String> done = CompletableFuture.completedFuture("done");
    done.thenRun(() -> MDC.put(USER, "of the callback"));
    assertThat(MDC.get(USER)).isEqualTo("of the callback");
  }

  @Test
  void dependent_should_see_the_values_of_its_registration_and_leave_the_completer_its_own() {
    CompletableFuture<String> future = new CompletableFuture<>();
    MDC.put(USER, "ada");
    CompletableFuture<String> dependent = future.thenApply(x -> MDC.get(USER));
    MDC.put(USER, "bob");
    future.complete("by bob");
    assertThat(dependent.join()).isEqualTo("ada");
    assertThat(MDC.get(USER)).isEqualTo("bob");
  }

  @Test
  void task_that_its_caller_runs_should_see_its_values_and_leave_them() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(1),
            Way::daemon,
            new ThreadPoolExecutor.CallerRunsPolicy());
    CompletableFuture<Void> released = new CompletableFuture<>();
    pool.execute(released::join);
    pool.execute(() -> {});
    MDC.put(USER, "ada");
    pool.submit(() -> seen.add(MDC.get(USER)));
    assertThat(seen).containsExactly("ada");
    assertThat(MDC.get(USER)).isEqualTo("ada");
    released.complete(null);
    pool.shutdown();
  }
}
