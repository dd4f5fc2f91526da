package io.asynclocal.it.hop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.asynclocal.AsyncLocalStorage;
import io.asynclocal.InEveryStart;
import io.asynclocal.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

/** The cases of sections A to E that need a hop. */
class TaskCasesIT extends Cases {

  @InEveryStart
  void a6_store_should_be_shared_and_never_copied() throws Exception {
    Map<String, String> store = new ConcurrentHashMap<>();
    a.call(store, () -> pool.submit(() -> map().put("key", "of the task"))).get();
    assertThat(store).containsEntry("key", "of the task");
  }

  @SuppressWarnings("unchecked") // only that one test binds it
  private Map<String, String> map() {
    return (Map<String, String>) a.getStore();
  }

  @InEveryStart
  void b2_task_of_a_run_that_throws_should_see_the_inner_store_and_the_handler_the_outer() {
    a.run(
        "outer",
        () -> {
          CountDownLatch caught = new CountDownLatch(1);
          assertThatIllegalStateException()
              .isThrownBy(
                  () ->
                      a.run(
                          "inner",
                          () -> {
                            pool.execute(
                                () -> {
                                  Witness.await(caught);
                                  note();
                                });
                            fail();
                          }));
          note();
          caught.countDown();
        });
    assertThat(seen()).containsExactly("outer", "inner");
  }

  @InEveryStart
  void c1_thousand_requests_of_five_hops_should_never_see_each_other() throws Exception {
    ExecutorService server = Executors.newFixedThreadPool(8);
    List<Future<CompletableFuture<Void>>> requests = new ArrayList<>();
    for (int id = 0; id < 1000; id++) {
      requests.add(a.call(id, () -> server.submit(() -> fiveHops(server, a.getStore()))));
    }
    for (Future<CompletableFuture<Void>> request : requests) {
      request.get().get();
    }
    server.shutdown();
    assertThat(seen).isEmpty();
  }

  private CompletableFuture<Void> fiveHops(ExecutorService server, Object id) {
    CompletableFuture<Void> end = new CompletableFuture<>();
    Runnable last =
        () -> {
          noteUnless(id);
          end.complete(null);
        };
    Runnable fourth = () -> checked(id, () -> new Thread(last).start());
    Runnable third = () -> checked(id, () -> ForkJoinPool.commonPool().execute(fourth));
    Runnable second = () -> checked(id, () -> CompletableFuture.runAsync(third, server));
    server.execute(second);
    return end;
  }

  private void checked(Object id, Runnable next) {
    noteUnless(id);
    next.run();
  }

  private void noteUnless(Object id) {
    if (a.getStore() != id) {
      seen.add(id + " saw " + a.getStore());
    }
  }

  @InEveryStart
  void c2_storages_of_one_name_should_travel_independently() {
    AsyncLocalStorage<Object> one = AsyncLocalStorage.builder().name("same").build();
    AsyncLocalStorage<Object> two = AsyncLocalStorage.builder().name("same").build();
    one.run(1, () -> two.run(2, () -> pool.execute(() -> noteBoth(one, two))));
    one.run(3, () -> pool.execute(() -> noteBoth(one, two)));
    assertThat(seen()).containsExactly("1 2", "3 null");
  }

  private void noteBoth(AsyncLocalStorage<Object> one, AsyncLocalStorage<Object> two) {
    seen.add(one.getStore() + " " + two.getStore());
  }

  @InEveryStart
  void d1_task_of_an_exit_should_be_unbound() {
    a.run(
        1,
        () -> {
          a.exit(
              () -> {
                note();
                pool.execute(this::note);
              });
          awaitIdle();
          note();
        });
    assertThat(seen()).containsExactly("none", "none", 1);
  }

  @InEveryStart
  void d4_what_a_task_enters_should_last_for_it_and_its_hops_and_no_longer() {
    Runnable entering =
        () -> {
          a.enterWith(1);
          note();
          pool.execute(this::note);
        };
    pool.execute(entering);
    awaitIdle();
    pool.execute(this::note);
    assertThat(seen()).containsExactly(1, 1, "none");
  }

  @InEveryStart
  void d8_task_from_an_empty_context_should_leave_nothing_for_the_next() {
    ForkJoinPool forkJoin = new ForkJoinPool(1);
    try (Scope scope = AsyncLocalStorage.suppressFlow()) {
      pool.execute(() -> a.enterWith(1));
      pool.execute(this::note);
      pool.submit(() -> a.enterWith(2));
      pool.submit(this::note);
      awaitIdle();
      forkJoin.submit(() -> a.enterWith(3)).join();
      forkJoin.submit(ForkJoinTask.adapt(this::note)).join();
    }
    forkJoin.shutdown();
    assertThat(seen).containsExactly("none", "none", "none");
  }

  @InEveryStart
  void d14_bound_to_null_should_stay_so_and_beat_the_default() {
    AsyncLocalStorage<Object> defaulting =
        AsyncLocalStorage.builder().defaultValue("default").build();
    Runnable noting = () -> seen.add(defaulting.isBound() + " " + defaulting.getStore());
    defaulting.run(null, () -> pool.execute(noting));
    pool.execute(noting);
    assertThat(seen()).containsExactly("true null", "false default");
  }

  @InEveryStart
  void d15_disable_should_void_what_was_captured_and_a_later_run_bind_anew() {
    CountDownLatch disabled = new CountDownLatch(1);
    a.run(
        1,
        () ->
            pool.execute(
                () -> {
                  Witness.await(disabled);
                  note();
                }));
    a.disable();
    a.run(2, () -> pool.execute(this::note));
    disabled.countDown();
    assertThat(seen()).containsExactly("none", 2);
  }

  @InEveryStart
  void e8_bound_task_should_keep_its_context_and_its_identity_in_the_pool() throws Exception {
    Runnable bound = a.call("bound", () -> AsyncLocalStorage.bind(this::note));
    BusyPool busy = new BusyPool(new LinkedBlockingQueue<>());
    a.run("submitted", () -> busy.execute(bound));
    assertThat(busy.getQueue()).containsExactly(bound);
    assertThat(busy.remove(bound)).isTrue();
    a.run("submitted", () -> busy.execute(bound));
    busy.finish();
    assertThat(seen).containsExactly("bound");
    BusyPool ended = new BusyPool(new LinkedBlockingQueue<>());
    a.run("submitted", () -> ended.execute(bound));
    assertThat(ended.abandon()).containsExactly(bound);
  }
}
