package io.asynclocal.it.hop;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.AsyncLocalStorage;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the cases of the semantics begin with: two storages, and a pool that is nobody's. */
abstract class Cases {

  static final int PATIENCE_SECONDS = 30;

  final AsyncLocalStorage<Object> a = AsyncLocalStorage.create();
  final AsyncLocalStorage<Object> b = AsyncLocalStorage.create();

  /** What was noted, on whatever thread. */
  final List<Object> seen = Collections.synchronizedList(new ArrayList<>());

  /** One thread, which was started outside any context. */
  final ThreadPoolExecutor pool =
      new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());

  @BeforeEach
  void startTheWorker() {
    pool.prestartAllCoreThreads();
  }

  @AfterEach
  void endTheWorker() {
    pool.shutdownNow();
  }

  /** Notes the store, or that there is none. */
  void note() {
    seen.add(a.isBound() ? a.getStore() : "none");
  }

  /** What has been noted once the pool has run all that was handed to it before. */
  List<Object> seen() {
    awaitIdle();
    return List.copyOf(seen);
  }

  /** Waits until the pool has run all that was handed to it before. */
  void awaitIdle() {
    Witness last = Witness.of(a);
    pool.execute(last);
    last.await();
  }

  /** A task that a worker runs and drops, with a context that is none of ours. */
  void assertPoolIsClean() {
    Witness next = Witness.of(a);
    a.exit(() -> pool.execute(next));
    assertThat(next.isBound()).as("a pool that is clean").isFalse();
  }

  static void assertCollected(WeakReference<?> dead) {
    Awaitility.await()
        .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(dead.get()).as("kept by nobody").isNull();
            });
  }

  static void fail() {
    throw new IllegalStateException("as planned");
  }
}
