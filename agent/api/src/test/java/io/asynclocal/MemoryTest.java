package io.asynclocal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Section K of the semantics: nothing is kept. */
class MemoryTest {

  private final AsyncLocalStorage<Object> storage = AsyncLocalStorage.create();

  @Test
  void k1_store_should_be_collectable_after_its_run() {
    assertCollected(storeOfARun());
  }

  private WeakReference<Object> storeOfARun() {
    Object store = new Object();
    storage.run(store, () -> AsyncLocalStorage.bind(() -> {}).run());
    return new WeakReference<>(store);
  }

  @Test
  void k4_storage_should_be_collectable_without_disable() {
    assertCollected(storageThatWasUsed());
  }

  private static WeakReference<Object> storageThatWasUsed() {
    AsyncLocalStorage<Object> dropped =
        AsyncLocalStorage.builder().onChange((was, is, switched) -> {}).build();
    dropped.run("store", () -> {});
    return new WeakReference<>(dropped);
  }

  @Test
  void closed_scope_should_keep_nothing() {
    Scope[] scope = {null};
    assertCollected(storeOfAScope(scope));
    scope[0].close();
  }

  private WeakReference<Object> storeOfAScope(Scope[] scope) {
    Object store = new Object();
    scope[0] = storage.withScope(store);
    scope[0].close();
    return new WeakReference<>(store);
  }

  private static void assertCollected(WeakReference<Object> dead) {
    Awaitility.await()
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(dead.get()).isNull();
            });
  }
}
