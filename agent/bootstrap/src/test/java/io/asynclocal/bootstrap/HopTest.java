package io.asynclocal.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HopTest {

  private static final Object[] A = {"key", "A"};
  private static final Object[] B = {"key", "B"};

  @AfterEach
  void clear() {
    Hop.leave(Hop.EMPTY);
  }

  @Test
  void thread_without_slots_should_capture_empty_and_get_none() throws InterruptedException {
    List<Object> seen = new ArrayList<>();
    Thread fresh =
        new Thread(
            () -> {
              seen.add(Hop.capture());
              seen.add(CurrentContext.CELL.get());
            });
    fresh.start();
    fresh.join();
    assertThat(seen).containsExactly(Hop.EMPTY, null);
  }

  @Test
  void leave_should_put_back_what_enter_replaced() {
    Object outer = Hop.enter(A);
    Object inner = Hop.enter(B);
    assertThat(Hop.capture()).isSameAs(B);
    Hop.leave(inner);
    assertThat(Hop.capture()).isSameAs(A);
    Hop.leave(outer);
    assertThat(Hop.capture()).isSameAs(Hop.EMPTY);
  }

  @Test
  void empty_should_clear_and_null_should_do_nothing() {
    Hop.enter(A);
    Object before = Hop.enter(Hop.EMPTY);
    assertThat(Hop.capture()).isSameAs(Hop.EMPTY);
    Hop.leave(before);
    assertThat(Hop.capture()).isSameAs(A);
    assertThat(Hop.enter(null)).isNull();
    Hop.leave(null);
    assertThat(Hop.capture()).isSameAs(A);
  }

  @Test
  void put_back_should_undo_what_ran_between() {
    Hop.enter(A);
    Object[] slots = Hop.slots();
    Object before = Hop.current(slots);
    Hop.enter(B);
    Hop.putBack(slots, before);
    assertThat(Hop.capture()).isSameAs(A);
  }

  @Test
  void put_back_should_clear_a_thread_that_had_no_slots() throws InterruptedException {
    Object[] found = new Object[1];
    Thread thread =
        new Thread(
            () -> {
              Object[] slots = Hop.slots();
              Object before = Hop.current(slots);
              Hop.enter(B);
              Hop.putBack(slots, before);
              found[0] = Hop.capture();
            });
    thread.start();
    thread.join();
    assertThat(found[0]).isSameAs(Hop.EMPTY);
  }

  @Test
  void put_back_without_a_beginning_should_change_nothing() {
    Hop.enter(A);
    Hop.putBack(Hop.slots(), null);
    assertThat(Hop.capture()).isSameAs(A);
  }

  /** Advice keeps the failure from the program, which would fail itself with such a context. */
  @Test
  void what_is_no_frame_should_not_become_current() {
    Hop.enter(A);
    assertThatThrownBy(() -> Hop.enter("no frame")).isInstanceOf(ClassCastException.class);
    assertThatThrownBy(() -> Hop.enterUnheard(CurrentContext.slots(), "no frame"))
        .isInstanceOf(ClassCastException.class);
    assertThat(Hop.capture()).isSameAs(A);
  }

  @Test
  void suppressed_frame_should_be_captured_as_empty_and_stay_current() {
    Object[] suppressed = {Boolean.FALSE, null, "key", "A"};
    Hop.enter(suppressed);
    assertThat(Hop.capture()).isSameAs(Hop.EMPTY);
    assertThat(Hop.current(Hop.slots())).isSameAs(suppressed);
  }

  @Test
  void listeners_of_both_frames_should_be_told_once() {
    List<String> told = new ArrayList<>();
    Object[] one = {Boolean.TRUE, new Object[] {listener("both", told), listener("one", told)}};
    Object[] two = {Boolean.TRUE, ((Object[]) one[1]).clone()};
    ((Object[]) two[1])[1] = listener("two", told);
    Object outer = Hop.enter(one);
    assertThat(told).containsExactly("both", "one");
    told.clear();
    Object inner = Hop.enter(two);
    assertThat(told).containsExactly("both", "two", "one");
    told.clear();
    Hop.leave(inner);
    Hop.leave(outer);
    assertThat(told).containsExactly("both", "one", "two", "both", "one");
  }

  private static BiConsumer<Object, Object> listener(String name, List<String> told) {
    return (before, after) -> told.add(name);
  }
}
