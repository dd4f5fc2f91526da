package io.asynclocal.it.hop;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.InEveryStart;
import java.lang.ref.WeakReference;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Section G of the cases: completable futures. */
class FutureCasesIT extends Cases {

  private final CompletableFuture<Object> future = new CompletableFuture<>();

  private Object noted(Object value) {
    note();
    return value;
  }

  @InEveryStart
  void g1_dependent_should_see_its_registration_and_the_completer_keep_its_own() {
    a.run("A", () -> future.thenApply(this::noted));
    a.run(
        "B",
        () ->
            pool.execute(
                () -> {
                  future.complete("value");
                  note();
                }));
    assertThat(seen()).containsExactly("A", "B");
  }

  @InEveryStart
  void g2_dependent_of_a_complete_future_should_see_the_same() {
    a.run("B", () -> future.complete("value"));
    a.run("A", () -> future.thenApply(this::noted));
    a.run("C", () -> future.thenRunAsync(this::note, pool));
    assertThat(seen()).containsExactly("A", "C");
  }

  @InEveryStart
  void g3_dependent_should_not_see_where_the_future_was_made() {
    CompletableFuture<Object> made =
        a.call("A", () -> CompletableFuture.supplyAsync(() -> noted("value"), pool));
    CompletableFuture<Object> dependent =
        a.<CompletableFuture<Object>, RuntimeException>call("B", () -> made.thenApply(this::noted));
    dependent.join();
    assertThat(seen).containsExactly("A", "B");
  }

  @InEveryStart
  void g4_each_stage_of_a_chain_should_see_its_own_registration() {
    CompletableFuture<Object> first = a.call("A", () -> future.thenApply(this::noted));
    CompletableFuture<Object> second = a.call("B", () -> first.thenApplyAsync(this::noted, pool));
    a.run("C", () -> second.thenApply(this::noted));
    a.run("D", () -> future.complete("value"));
    assertThat(seen()).containsExactly("A", "B", "C");
  }

  @InEveryStart
  void g6_both_outcomes_should_be_seen_in_the_registration() {
    a.run(
        "A",
        () -> {
          future.exceptionally(this::noted);
          future.handle((value, failure) -> noted(value));
          future.whenComplete((value, failure) -> note());
        });
    a.run("B", () -> pool.execute(() -> future.completeExceptionally(new Exception("planned"))));
    assertThat(seen()).containsExactly("A", "A", "A");
    seen.clear();
    CompletableFuture<Object> good = new CompletableFuture<>();
    a.run(
        "A",
        () -> {
          good.exceptionally(this::noted);
          good.handle((value, failure) -> noted(value));
          good.whenComplete((value, failure) -> note());
        });
    a.run("B", () -> pool.execute(() -> good.complete("value")));
    assertThat(seen()).containsExactly("A", "A");
  }

  @InEveryStart
  void g7_what_follows_several_futures_should_see_its_own_registration() {
    CompletableFuture<?>[] branches = new CompletableFuture<?>[4];
    for (int i = 0; i < branches.length; i++) {
      branches[i] = a.call("branch " + i, () -> CompletableFuture.runAsync(() -> {}, pool));
    }
    Witness all = Witness.of(a);
    Witness any = Witness.of(a);
    a.run("main", () -> CompletableFuture.allOf(branches).thenRun(all));
    a.run("main", () -> CompletableFuture.anyOf(branches).thenRun(any));
    assertThat(all.store()).isEqualTo("main");
    assertThat(any.store()).isEqualTo("main");
  }

  @InEveryStart
  void g9_delay_thread_should_hold_nothing_of_who_used_it_first() {
    WeakReference<Object> first = useTheDelayThread();
    Witness later = Witness.of(a);
    a.run(
        "second", () -> future.completeOnTimeout("late", 1, TimeUnit.MILLISECONDS).thenRun(later));
    assertThat(later.store()).isEqualTo("second");
    assertCollected(first);
  }

  private WeakReference<Object> useTheDelayThread() {
    Object store = new Object();
    Witness timedOut = Witness.of(a);
    Witness delayed = Witness.of(a);
    a.run(
        store,
        () -> {
          new CompletableFuture<Object>()
              .orTimeout(1, TimeUnit.MILLISECONDS)
              .whenComplete((value, failure) -> timedOut.run());
          CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS).execute(delayed);
        });
    assertThat(timedOut.store()).isSameAs(store);
    assertThat(delayed.store()).isSameAs(store);
    return new WeakReference<>(store);
  }

  @InEveryStart
  void g10_what_a_stage_enters_should_reach_neither_completer_nor_next_stage() {
    a.run(
        "A",
        () ->
            future
                .thenAccept(value -> a.enterWith("of the stage"))
                .thenRun(() -> note())
                .thenRunAsync(this::note, pool));
    a.run(
        "B",
        () -> {
          future.complete("value");
          note();
          future.thenRun(() -> a.enterWith("of a stage that ran at once"));
          note();
        });
    awaitIdle();
    assertThat(seen).containsExactlyInAnyOrder("A", "A", "B", "B");
  }
}
