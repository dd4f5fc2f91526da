package io.asynclocal.it.framework;

import static io.asynclocal.it.framework.Way.kind;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class CaffeineIT extends FrameworkContract {

  static Stream<Way.Kind> ways() {
    return Stream.of(
        kind("asynchronous load", () -> load(Executors.newFixedThreadPool(2))),
        kind("refresh", () -> refresh(Executors.newFixedThreadPool(2))),
        kind("then", () -> then(Executors.newFixedThreadPool(2))));
  }

  private static Way load(ExecutorService pool) {
    Map<Object, Runnable> callbacks = new ConcurrentHashMap<>();
    AsyncLoadingCache<Object, String> cache =
        Caffeine.newBuilder().maximumSize(2).executor(pool).buildAsync(key -> run(callbacks, key));
    return Way.submitting(callback -> cache.get(keyFor(callback, callbacks)), pool::shutdownNow);
  }

  private static Way refresh(ExecutorService pool) {
    Map<Object, Runnable> callbacks = new ConcurrentHashMap<>();
    LoadingCache<Object, String> cache =
        Caffeine.newBuilder().maximumSize(2).executor(pool).build(key -> run(callbacks, key));
    return Way.submitting(
        callback -> {
          Object key = new Object();
          cache.put(key, "old");
          callbacks.put(key, callback);
          cache.refresh(key);
        },
        pool::shutdownNow);
  }

  private static Way then(ExecutorService pool) {
    AsyncLoadingCache<Object, String> cache =
        Caffeine.newBuilder().maximumSize(2).executor(pool).buildAsync(key -> "value");
    return Way.submitting(callback -> cache.get(new Object()).thenRun(callback), pool::shutdownNow);
  }

  private static Object keyFor(Runnable callback, Map<Object, Runnable> callbacks) {
    Object key = new Object();
    callbacks.put(key, callback);
    return key;
  }

  private static String run(Map<Object, Runnable> callbacks, Object key) {
    callbacks.remove(key).run();
    return "loaded";
  }

  @Test
  void eviction_should_belong_to_nobody() {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    List<Object> evicted = new CopyOnWriteArrayList<>();
    List<Object> removed = new CopyOnWriteArrayList<>();
    Cache<Integer, String> cache =
        Caffeine.newBuilder()
            .maximumSize(5)
            .executor(pool)
            .evictionListener((key, value, cause) -> evicted.add(Holders.caller()))
            .removalListener((key, value, cause) -> removed.add(Holders.caller()))
            .build();
    for (int i = 0; i < 50; i++) {
      int key = i;
      Holders.run(i % 2 == 0 ? "A" : "B", () -> cache.put(key, "value"));
    }
    Holders.run("A", cache::cleanUp);
    Awaitility.await().untilAsserted(() -> assertThat(removed).hasSize(45));
    assertThat(evicted).hasSize(45).containsOnly(Holders.NOBODY);
    assertThat(removed).containsOnly(Holders.NOBODY);
    pool.shutdownNow();
  }
}
