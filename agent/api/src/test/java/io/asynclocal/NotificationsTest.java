package io.asynclocal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** Section J of the semantics: change listeners, and flow that is suppressed. */
class NotificationsTest {

  private final List<String> events = new ArrayList<>();
  private final AsyncLocalStorage<Object> watched =
      AsyncLocalStorage.builder()
          .onChange((was, is, switched) -> events.add(was + ">" + is + (switched ? "!" : "")))
          .build();
  private final AsyncLocalStorage<Object> other = AsyncLocalStorage.create();

  @InEveryStart
  void j1_setting_should_tell_once_each() {
    watched.run(
        1,
        () -> {
          watched.enterWith(2);
          watched.exit(() -> {});
        });
    assertThat(events).containsExactly("null>1", "1>2", "2>null", "null>2", "2>null");
  }

  @InEveryStart
  void j2_switching_should_tell_on_the_way_in_and_out() {
    Snapshot one = watched.<Snapshot, RuntimeException>call(1, AsyncLocalStorage::snapshot);
    events.clear();
    one.run(() -> {});
    assertThat(events).containsExactly("null>1!", "1>null!");
    events.clear();
    watched.run(1, () -> one.run(() -> {}));
    assertThat(events).as("the store stays the same object").containsExactly("null>1", "1>null");
  }

  @InEveryStart
  void j2_changes_of_others_should_not_be_told() {
    watched.run(
        1,
        () -> {
          events.clear();
          other.run(2, () -> other.enterWith(3));
          assertThat(events).isEmpty();
        });
  }

  @InEveryStart
  void j2_several_at_once_should_each_be_told() {
    AsyncLocalStorage.with(other, 1).and(watched, 2).run(() -> {});
    assertThat(events).containsExactly("null>2", "2>null");
  }

  @InEveryStart
  void j3_listener_should_find_the_new_store_in_place() {
    List<Object> found = new ArrayList<>();
    List<AsyncLocalStorage<Object>> self = new ArrayList<>();
    AsyncLocalStorage<Object> looking =
        AsyncLocalStorage.builder()
            .onChange((was, is, switched) -> found.add(self.get(0).getStore()))
            .build();
    self.add(looking);
    looking.run(1, () -> looking.enterWith(2));
    assertThat(found).containsExactly(1, 2, null);
  }

  @InEveryStart
  void j4_failure_of_a_listener_should_stop_nothing() {
    AsyncLocalStorage<Object> failing =
        AsyncLocalStorage.builder()
            .onChange(
                (was, is, switched) -> {
                  throw new IllegalStateException("as planned");
                })
            .build();
    Object seen = failing.<Object, RuntimeException>call(1, failing::getStore);
    assertThat(seen).isEqualTo(1);
    assertThat(failing.isBound()).isFalse();
  }

  @InEveryStart
  void j5_suppressed_flow_should_leave_stores_readable_and_captures_as_they_are() {
    other.run(
        1,
        () -> {
          try (Scope outer = AsyncLocalStorage.suppressFlow()) {
            try (Scope inner = AsyncLocalStorage.suppressFlow()) {
              assertThat(AsyncLocalStorage.isFlowSuppressed()).isTrue();
              assertThat(other.getStore()).isEqualTo(1);
            }
            assertThat(AsyncLocalStorage.isFlowSuppressed()).isTrue();
            other.run(2, () -> assertThat(AsyncLocalStorage.isFlowSuppressed()).isTrue());
          }
          assertThat(AsyncLocalStorage.isFlowSuppressed()).isFalse();
          assertThat(other.getStore()).isEqualTo(1);
        });
  }

  @InEveryStart
  void disable_should_tell_the_calling_thread() {
    watched.run(
        1,
        () -> {
          events.clear();
          watched.disable();
          assertThat(events).containsExactly("1>null");
        });
  }
}
