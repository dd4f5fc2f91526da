package io.asynclocal.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Values beside the frame: exchanged, put back, and no concern of each other. */
class ThreadValuesTest {

  private static final Object[] FRAME = {"key", "A"};

  private final List<String> calls = new ArrayList<>();

  /** One that notes what is done to it. */
  private final class Noting extends ThreadValue {
    private final String name;
    private final boolean last;
    Object value;
    boolean fails;

    Noting(String name, boolean last) {
      this.name = name;
      this.last = last;
    }

    @Override
    public boolean isLast() {
      return last;
    }

    @Override
    public Object current() {
      if (fails) {
        throw new StackOverflowError(name);
      }
      return value;
    }

    @Override
    public void enter(Object captured) {
      calls.add(name + " enters " + captured);
      restoreOrFail(captured);
    }

    @Override
    public void restore(Object previous) {
      calls.add(name + " restores " + previous);
      restoreOrFail(previous);
    }

    private void restoreOrFail(Object to) {
      if (fails) {
        throw new IllegalStateException(name);
      }
      value = to;
    }

    @Override
    public void clear() {
      calls.add(name + " clears");
      value = null;
    }
  }

  private final Noting one = new Noting("one", false);
  private final Noting two = new Noting("two", false);

  @BeforeEach
  @AfterEach
  void forget() throws ReflectiveOperationException {
    Field active = ThreadValues.class.getDeclaredField("active");
    active.setAccessible(true);
    active.set(null, null);
    Hop.leave(Hop.EMPTY);
  }

  @Test
  void capture_without_values_should_be_the_frame_itself() {
    ThreadValues.register(one);
    assertThat(Hop.capture()).isSameAs(Hop.EMPTY);
    Object before = Hop.enter(FRAME);
    assertThat(Hop.capture()).isSameAs(FRAME);
    Hop.leave(before);
  }

  @Test
  void values_should_be_entered_and_put_back() {
    ThreadValues.register(one);
    ThreadValues.register(two);
    one.value = "a";
    Object carried = Hop.capture();
    one.value = "b";
    two.value = "c";
    Object before = Hop.enter(carried);
    assertThat(one.value).isEqualTo("a");
    assertThat(two.value).isNull();
    two.value = "of the task";
    Hop.leave(before);
    assertThat(one.value).isEqualTo("b");
    assertThat(two.value).isEqualTo("c");
  }

  @Test
  void frame_without_values_and_empty_should_both_clear() {
    ThreadValues.register(one);
    for (Object carried : new Object[] {Hop.EMPTY, FRAME}) {
      one.value = "stale";
      Object before = Hop.enter(carried);
      assertThat(one.value).isNull();
      Hop.leave(before);
      assertThat(one.value).isEqualTo("stale");
    }
  }

  @Test
  void value_that_is_there_already_should_be_left_as_it_is() {
    ThreadValues.register(one);
    one.value = "a";
    Object before = Hop.enter(Hop.capture());
    Hop.leave(before);
    assertThat(calls).isEmpty();
    before = Hop.enter(Hop.capture());
    one.value = "of the task";
    Hop.leave(before);
    assertThat(calls).containsExactly("one restores a");
  }

  @Test
  void put_back_around_a_plain_call_should_leave_values_alone() {
    ThreadValues.register(one);
    Object[] slots = Hop.slots();
    Object before = Hop.current(slots);
    one.value = "of the callback";
    Hop.putBack(slots, before);
    assertThat(one.value).isEqualTo("of the callback");
  }

  @Test
  void suppressed_flow_should_carry_no_values() {
    ThreadValues.register(one);
    one.value = "a";
    Object before = Hop.enter(new Object[] {Boolean.FALSE, null, "key", "A"});
    one.value = "a";
    assertThat(Hop.capture()).isSameAs(Hop.EMPTY);
    Hop.leave(before);
  }

  @Test
  void holder_that_fails_should_be_no_concern_of_the_others() {
    ThreadValues.register(one);
    ThreadValues.register(two);
    one.value = "a";
    two.value = "b";
    Object carried = Hop.capture();
    one.fails = true;
    two.value = null;
    Object before = Hop.enter(carried);
    assertThat(two.value).isEqualTo("b");
    assertThat(one.value).as("in doubt, nothing").isNull();
    Object inside = Hop.capture();
    Hop.leave(before);
    assertThat(two.value).isNull();
    assertThat(FrameWithValues.frameOf(inside)).isSameAs(Hop.EMPTY);
  }

  @Test
  void holder_that_came_later_should_be_cleared_by_earlier_captures() {
    ThreadValues.register(one);
    one.value = "a";
    Object carried = Hop.capture();
    ThreadValues.register(two);
    two.value = "b";
    Object before = Hop.enter(carried);
    assertThat(one.value).isEqualTo("a");
    assertThat(two.value).isNull();
    Hop.leave(before);
    assertThat(two.value).isEqualTo("b");
  }

  @Test
  void those_that_others_write_to_should_come_last() {
    Noting log = new Noting("log", true);
    ThreadValues.register(log);
    ThreadValues.register(one);
    log.value = "l";
    one.value = "a";
    Object carried = Hop.capture();
    one.value = null;
    log.value = null;
    Object before = Hop.enter(carried);
    assertThat(calls).containsExactly("one enters a", "log enters l");
    calls.clear();
    Hop.leave(before);
    assertThat(calls).containsExactly("one clears", "log clears");
  }

  @Test
  void same_frame_and_values_should_be_the_same_context() {
    ThreadValues.register(one);
    one.value = "a";
    assertThat(Hop.isSame(Hop.capture(), Hop.capture())).isTrue();
    Object first = Hop.capture();
    one.value = "b";
    assertThat(Hop.isSame(first, Hop.capture())).isFalse();
  }
}
