package io.asynclocal.it.hop;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.AsyncLocalStorage;
import io.asynclocal.InEveryStart;
import java.lang.ref.WeakReference;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;

/** Sections K and L of the cases: nothing is kept, and depth is no matter. */
class MemoryCasesIT extends Cases {

  @InEveryStart
  void k1_store_should_be_collectable_once_its_tasks_are_over() {
    assertCollected(storeThatTravelled());
    assertPoolIsClean();
  }

  private WeakReference<Object> storeThatTravelled() {
    Object store = new Object();
    a.run(
        store,
        () -> {
          pool.execute(() -> {});
          pool.submit(() -> {});
          CompletableFuture.runAsync(() -> {}).thenRunAsync(() -> {}, pool).join();
          ForkJoinPool.commonPool().submit(() -> {}).join();
        });
    awaitIdle();
    return new WeakReference<>(store);
  }

  @InEveryStart
  void k3_store_should_be_collectable_where_a_pool_was_made_in_its_context() {
    ExecutorService[] made = new ExecutorService[3];
    Timer[] timer = new Timer[1];
    WeakReference<Object> store = make(made, timer);
    assertCollected(store);
    timer[0].cancel();
    for (ExecutorService each : made) {
      each.shutdown();
    }
  }

  private WeakReference<Object> make(ExecutorService[] made, Timer[] timer) {
    Object store = new Object();
    a.run(
        store,
        () -> {
          made[0] = Executors.newFixedThreadPool(1);
          made[1] = Executors.newScheduledThreadPool(1);
          made[2] = new ForkJoinPool(1);
          for (ExecutorService each : made) {
            Witness witness = Witness.of(a);
            each.execute(witness);
            witness.await();
          }
          timer[0] = new Timer(true);
          Witness witness = Witness.of(a);
          timer[0].schedule(
              new TimerTask() {
                @Override
                public void run() {
                  witness.run();
                }
              },
              1);
          witness.await();
        });
    return new WeakReference<>(store);
  }

  @InEveryStart
  void k4_storage_that_travelled_should_be_collectable_without_disable() {
    assertCollected(storageThatTravelled());
  }

  private WeakReference<Object> storageThatTravelled() {
    AsyncLocalStorage<Object> dropped =
        AsyncLocalStorage.builder().onChange((was, is, switched) -> {}).build();
    dropped.run("store", () -> pool.submit(() -> {}));
    dropped.run("store", () -> pool.execute(() -> {}));
    awaitIdle();
    return new WeakReference<>(dropped);
  }

  @InEveryStart
  void l1_hops_should_nest_a_thousand_deep() {
    CompletableFuture<Object> last = new CompletableFuture<>();
    a.run(0, () -> hop(1000, last));
    assertThat(last.join()).isEqualTo(1000);
    assertPoolIsClean();
  }

  private void hop(int left, CompletableFuture<Object> last) {
    if (left == 0) {
      last.complete(a.getStore());
    } else {
      int depth = (Integer) a.getStore();
      a.run(depth + 1, () -> pool.execute(() -> hop(left - 1, last)));
    }
  }

  @InEveryStart
  void l1_run_and_exit_should_alternate_a_hundred_deep_in_a_task() throws Exception {
    pool.submit(() -> alternate(100)).get();
    assertThat(seen).hasSize(200);
    assertPoolIsClean();
  }

  private void alternate(int depth) {
    if (depth > 0) {
      a.run(
          depth,
          () -> {
            note();
            a.exit(
                () -> {
                  note();
                  alternate(depth - 1);
                });
          });
    }
  }
}
