package io.asynclocal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames against a plain map, over sizes that cross from pairs to a table and back. */
class FramesTest {

  private static final int STEPS = 4000;

  @ParameterizedTest
  @ValueSource(ints = {1, 4, Frames.LINEAR_PAIRS, Frames.LINEAR_PAIRS + 1, 40, 300})
  void frame_should_agree_with_a_map(int storages) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Object> keys = keys(storages, random);
    Map<Object, Object> model = new HashMap<>();
    Object[] frame = null;
    for (int step = 0; step < STEPS; step++) {
      Object key = keys.get(random.nextInt(storages));
      Object[] before = frame;
      Object[] copyOfBefore = before == null ? null : before.clone();
      if (random.nextInt(3) == 0) {
        model.remove(key);
        frame = Frames.without(frame, key);
      } else {
        Object store = random.nextInt(5) == 0 ? null : step;
        model.put(key, store);
        frame = Frames.with(frame, key, store);
      }
      assertThat(before).as("immutable, seed %d, step %d", seed, step).isEqualTo(copyOfBefore);
      for (Object each : keys) {
        Object expected = model.containsKey(each) ? model.get(each) : Frames.ABSENT;
        assertThat(Frames.get(frame, each)).as("seed %d, step %d", seed, step).isSameAs(expected);
      }
    }
    assertThat(model.isEmpty()).isEqualTo(frame == null || isEmpty(frame, keys));
  }

  private static List<Object> keys(int count, Random random) {
    List<Object> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      AsyncLocalStorage.Builder<Object> builder = AsyncLocalStorage.builder();
      if (random.nextBoolean()) {
        builder.onChange((was, is, switched) -> {});
      }
      keys.add(builder.build().binding.key());
    }
    return keys;
  }

  private static boolean isEmpty(Object[] frame, List<Object> keys) {
    return keys.stream().allMatch(key -> Frames.get(frame, key) == Frames.ABSENT);
  }

  @Test
  void last_binding_should_leave_the_empty_frame() {
    Object key = AsyncLocalStorage.create().binding.key();
    assertThat(Frames.without(Frames.with(null, key, 1), key)).isNull();
  }

  @Test
  void suppression_should_not_change_what_is_bound() {
    Object key = AsyncLocalStorage.create().binding.key();
    Object[] suppressed = Frames.suppressed(Frames.with(null, key, 1));
    assertThat(Frames.isFlowSuppressed(suppressed)).isTrue();
    assertThat(Frames.get(suppressed, key)).isEqualTo(1);
    Object[] emptied = Frames.without(suppressed, key);
    assertThat(Frames.isFlowSuppressed(emptied)).isTrue();
    assertThat(Frames.flowing(emptied)).isNull();
    assertThat(Frames.get(Frames.flowing(suppressed), key)).isEqualTo(1);
  }

  /** L3. */
  @Test
  void l3_captures_without_a_change_between_should_be_one_frame() {
    AsyncLocalStorage<Object> storage = AsyncLocalStorage.create();
    storage.run(
        1, () -> assertThat(CurrentContext.frame()).isSameAs(CurrentContext.frame()).isNotNull());
    assertThat(AsyncLocalStorage.snapshot()).isSameAs(Snapshot.empty());
  }
}
