package io.asynclocal.it.hop;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.AsyncLocalStorage;
import io.asynclocal.InEveryStart;
import io.asynclocal.Scope;
import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/** Sections H to J of the cases: events, handlers of failures, change listeners. */
class EventCasesIT extends Cases {

  private static final Cleaner CLEANER = Cleaner.create();

  @InEveryStart
  void h5_listener_should_see_who_fires_unless_it_was_bound() {
    List<Consumer<Object>> listeners = new CopyOnWriteArrayList<>();
    a.run(
        "A",
        () -> {
          listeners.add(event -> note());
          listeners.add(AsyncLocalStorage.bindConsumer(event -> note()));
        });
    a.run("B", () -> listeners.forEach(listener -> listener.accept("event")));
    assertThat(seen).containsExactly("B", "A");
  }

  @InEveryStart
  void h6_callback_for_the_end_should_see_its_registration() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        a.call(
            "of the start",
            () ->
                new ProcessBuilder(java.toString(), "-version").redirectErrorStream(true).start());
    CompletableFuture<?> noted = a.call("A", () -> process.onExit().thenRun(this::note));
    process.getInputStream().readAllBytes();
    noted.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(seen).containsExactly("A");
  }

  @InEveryStart
  void h7_cleaning_action_should_see_nothing_and_keep_nothing() {
    WeakReference<Object> store = registerCleaning();
    Awaitility.await()
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(List.copyOf(seen)).containsExactly("none");
            });
    assertCollected(store);
  }

  private WeakReference<Object> registerCleaning() {
    Object store = new Object();
    a.run(store, () -> CLEANER.register(new Object(), this::note));
    return new WeakReference<>(store);
  }

  @InEveryStart
  void i1_handler_of_a_thread_should_see_its_context() throws Exception {
    Thread thread = new Thread(Cases::fail);
    thread.setUncaughtExceptionHandler((failed, failure) -> note());
    a.run("A", thread::start);
    thread.join();
    assertThat(seen).containsExactly("A");
  }

  @InEveryStart
  void i2_handler_of_a_worker_should_see_the_tasks_context_and_the_pool_go_on_clean() {
    Witness handler = Witness.of(a);
    ThreadFactory factory =
        task -> {
          Thread worker = new Thread(task);
          worker.setUncaughtExceptionHandler((failed, failure) -> handler.run());
          return worker;
        };
    pool.setThreadFactory(factory);
    pool.setMaximumPoolSize(2);
    pool.setCorePoolSize(2);
    a.run("A", () -> pool.execute(Cases::fail));
    assertThat(handler.store()).isEqualTo("A");
    assertPoolIsClean();
  }

  @InEveryStart
  void i3_before_after_and_rejection_should_see_the_tasks_context() throws Exception {
    ThreadPoolExecutor noting =
        new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>()) {
          @Override
          protected void beforeExecute(Thread thread, Runnable task) {
            note();
          }

          @Override
          protected void afterExecute(Runnable task, Throwable failure) {
            note();
          }
        };
    noting.setRejectedExecutionHandler((task, executor) -> note());
    a.run("A", () -> noting.execute(() -> {}));
    a.run("B", () -> noting.submit(() -> {}));
    noting.execute(() -> {});
    noting.shutdown();
    assertThat(noting.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    a.run("C", () -> noting.execute(() -> {}));
    assertThat(seen).containsExactly("A", "A", "B", "B", "none", "none", "C");
  }

  @InEveryStart
  void j2_hop_should_tell_in_and_out_and_nothing_where_the_store_is_the_same() {
    AsyncLocalStorage<Object> watched =
        AsyncLocalStorage.builder()
            .onChange((was, is, switched) -> seen.add(was + ">" + is + (switched ? "!" : "")))
            .build();
    watched.run(1, () -> pool.execute(() -> {}));
    assertThat(seen()).containsExactlyInAnyOrder("null>1", "1>null", "null>1!", "1>null!");
    assertThat(seen).containsSubsequence("null>1!", "1>null!");
    seen.clear();
    watched.run(
        1,
        () -> {
          CompletableFuture<Object> future = new CompletableFuture<>();
          future.thenRun(() -> {});
          seen.clear();
          future.complete("by who registered");
          assertThat(seen).isEmpty();
        });
  }

  @InEveryStart
  void j3_mirror_in_a_thread_local_should_be_equal_at_every_step() {
    ThreadLocal<Object> mirror = new ThreadLocal<>();
    AsyncLocalStorage<Object> watched =
        AsyncLocalStorage.builder().onChange((was, is, switched) -> mirror.set(is)).build();
    Runnable compare = () -> seen.add(watched.getStore() + " " + mirror.get());
    Runnable steps =
        () -> {
          compare.run();
          watched.run(2, compare);
          watched.enterWith(3);
          compare.run();
          new CompletableFuture<>().completeAsync(() -> "value", pool).thenRun(compare);
        };
    watched.run(1, () -> pool.execute(steps));
    awaitIdle();
    pool.execute(compare);
    assertThat(seen())
        .startsWith("1 1", "2 2", "3 3")
        .endsWith("null null")
        .contains("3 3")
        .hasSize(5);
  }

  @InEveryStart
  void j5_suppressed_flow_should_be_readable_here_empty_there_and_restored() {
    a.run(
        1,
        () -> {
          try (Scope outer = AsyncLocalStorage.suppressFlow()) {
            try (Scope inner = AsyncLocalStorage.suppressFlow()) {
              note();
              pool.execute(this::note);
            }
            pool.submit(this::note);
            awaitIdle();
          }
          pool.execute(this::note);
        });
    assertThat(seen()).containsExactly(1, "none", "none", 1);
  }
}
