package io.asynclocal.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SideTableTest {

  private static final int STEPS = 20_000;
  private static final int KEYS = 500;

  @Test
  void table_should_agree_with_a_map_by_identity() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Object> keys = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      keys.add(List.of("equal to all others"));
    }
    Map<Object, Object> model = new IdentityHashMap<>();
    for (int step = 0; step < STEPS; step++) {
      Object key = keys.get(random.nextInt(KEYS));
      String position = "seed " + seed + ", step " + step;
      switch (random.nextInt(3)) {
        case 0 -> {
          SideTable.put(key, position);
          model.put(key, position);
        }
        case 1 -> assertThat(SideTable.remove(key)).as(position).isSameAs(model.remove(key));
        default -> assertThat(SideTable.get(key)).as(position).isSameAs(model.get(key));
      }
    }
    keys.forEach(SideTable::remove);
  }

  @Test
  void equals_and_hash_code_of_a_program_should_not_run() {
    Object hostile =
        new Object() {
          @Override
          public boolean equals(Object other) {
            throw new AssertionError("equals ran");
          }

          @Override
          public int hashCode() {
            throw new AssertionError("hashCode ran");
          }
        };
    SideTable.put(hostile, "context");
    assertThat(SideTable.get(hostile)).isEqualTo("context");
    assertThat(SideTable.remove(hostile)).isEqualTo("context");
    assertThat(SideTable.get(hostile)).isNull();
  }

  @Test
  void context_of_a_dead_key_should_go_with_the_next_call() {
    WeakReference<Object> context = attachToADyingKey();
    Awaitility.await()
        .untilAsserted(
            () -> {
              System.gc();
              SideTable.get("any key");
              assertThat(context.get()).isNull();
            });
  }

  private static WeakReference<Object> attachToADyingKey() {
    Object context = new Object();
    SideTable.put(new Object(), context);
    return new WeakReference<>(context);
  }

  @Test
  void threads_should_not_lose_each_others_entries() throws InterruptedException {
    List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread thread =
          new Thread(
              () -> {
                for (int round = 0; round < STEPS; round++) {
                  Object key = new Object();
                  SideTable.put(key, key);
                  if (SideTable.get(key) != key || SideTable.remove(key) != key) {
                    wrong.add("round " + round);
                  }
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(wrong).isEmpty();
  }
}
