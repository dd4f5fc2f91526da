package io.asynclocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Section D of the semantics: exit, enterWith, scopes, defaults, null, disable. */
class ScopesTest {

  private static final String STRICT = "asynclocal.strict";

  private final AsyncLocalStorage<Object> a = AsyncLocalStorage.create();
  private final AsyncLocalStorage<Object> b = AsyncLocalStorage.create();
  private final AsyncLocalStorage<Object> defaulting =
      AsyncLocalStorage.builder().defaultValue("default").build();

  @AfterEach
  void lenient() {
    System.clearProperty(STRICT);
  }

  @InEveryStart
  void d2_exit_should_show_the_default() {
    defaulting.run(
        1,
        () -> {
          defaulting.exit(
              () -> {
                assertThat(defaulting.getStore()).isEqualTo("default");
                assertThat(defaulting.isBound()).isFalse();
              });
          assertThat(defaulting.getStore()).isEqualTo(1);
        });
  }

  @InEveryStart
  void d3_what_is_entered_in_exit_should_be_undone() {
    a.run(
        1,
        () -> {
          a.exit(() -> a.enterWith(2));
          assertThat(a.getStore()).isEqualTo(1);
        });
    assertThat(a.isBound()).isFalse();
  }

  @InEveryStart
  void d5_snapshot_should_not_see_what_is_entered_later() {
    a.run(
        1,
        () -> {
          Snapshot snapshot = AsyncLocalStorage.snapshot();
          a.enterWith(2);
          assertThat(snapshot.<Object, RuntimeException>call(a::getStore)).isEqualTo(1);
          assertThat(a.getStore()).isEqualTo(2);
        });
  }

  @InEveryStart
  void d6_run_should_undo_what_is_entered_in_it() {
    a.run(0, () -> assertThat(runThatEnters()).isEqualTo(0));
  }

  private Object runThatEnters() {
    a.run(1, () -> a.enterWith(2));
    return a.getStore();
  }

  @InEveryStart
  void d7_caller_should_see_what_a_method_entered() {
    a.run(
        1,
        () -> {
          enterTwo();
          assertThat(a.getStore()).isEqualTo(2);
        });
  }

  private void enterTwo() {
    a.enterWith(2);
  }

  @InEveryStart
  void d9_each_close_should_restore_also_after_a_failure() {
    List<Object> seen = new ArrayList<>();
    try (Scope one = a.withScope(1)) {
      try (Scope two = a.withScope(2)) {
        try (Scope three = a.withScope(3)) {
          try (Scope four = a.withScope(4)) {
            seen.add(a.getStore());
            throw new IllegalStateException("as planned");
          } catch (IllegalStateException e) {
            seen.add(a.getStore());
          }
        }
        seen.add(a.getStore());
      }
      seen.add(a.getStore());
    }
    seen.add(a.getStore());
    assertThat(seen).containsExactly(4, 3, 2, 1, null);
  }

  @InEveryStart
  void d10_second_close_should_do_nothing() {
    a.run(
        0,
        () -> {
          Scope scope = a.withScope(1);
          scope.close();
          a.enterWith(2);
          scope.close();
          assertThat(a.getStore()).isEqualTo(2);
        });
  }

  @InEveryStart
  void d11_closing_out_of_order_should_restore_what_each_saved() {
    a.run(
        0,
        () -> {
          Scope outer = a.withScope(1);
          Scope inner = a.withScope(2);
          outer.close();
          assertThat(a.getStore()).isEqualTo(0);
          inner.close();
          assertThat(a.getStore()).isEqualTo(1);
        });
    assertThat(a.isBound()).isFalse();
  }

  @InEveryStart
  void d11_closing_out_of_order_should_throw_where_strict() {
    System.setProperty(STRICT, "true");
    a.run(
        0,
        () -> {
          Scope outer = a.withScope(1);
          Scope inner = a.withScope(2);
          assertThatIllegalStateException()
              .isThrownBy(outer::close)
              .withMessageContaining("before a scope that was opened inside it");
          inner.close();
        });
  }

  @InEveryStart
  void d11_scopes_of_two_storages_should_close_in_any_order() {
    System.setProperty(STRICT, "true");
    Scope ofA = a.withScope(1);
    Scope ofB = b.withScope(2);
    ofA.close();
    assertThat(a.isBound()).isFalse();
    assertThat(b.getStore()).isEqualTo(2);
    ofB.close();
    assertThat(b.isBound()).isFalse();
  }

  @InEveryStart
  void d13_close_on_another_thread_should_change_nothing_there() throws Exception {
    Scope scope = a.withScope("opener's");
    Object[] seen = {null};
    Thread other =
        new Thread(
            () ->
                a.run(
                    "other's",
                    () -> {
                      scope.close();
                      seen[0] = a.getStore();
                    }));
    other.start();
    other.join();
    assertThat(seen[0]).isEqualTo("other's");
    assertThat(a.getStore()).isEqualTo("opener's");
    scope.close();
    assertThat(a.isBound()).isFalse();
  }

  @InEveryStart
  void d13_close_on_another_thread_should_throw_there_where_strict() throws Exception {
    System.setProperty(STRICT, "true");
    Throwable[] thrown = {null};
    try (Scope scope = a.withScope(1)) {
      Thread other =
          new Thread(
              () -> {
                try {
                  scope.close();
                } catch (IllegalStateException e) {
                  thrown[0] = e;
                }
              });
      other.start();
      other.join();
    }
    assertThat(thrown[0]).hasMessageContaining("was closed on another thread");
  }

  @InEveryStart
  void scope_left_open_should_end_with_its_run_and_be_reported_where_strict() {
    System.setProperty(STRICT, "true");
    assertThatIllegalStateException()
        .isThrownBy(() -> a.run(1, () -> a.withScope(2)))
        .withMessageContaining("was still open when the run");
    assertThat(a.isBound()).isFalse();
  }

  @InEveryStart
  void scope_closed_after_its_run_should_change_nothing() {
    Scope[] leaked = {null};
    a.run(1, () -> leaked[0] = a.withScope(2));
    a.run(
        3,
        () -> {
          leaked[0].close();
          assertThat(a.getStore()).isEqualTo(3);
        });
  }

  @InEveryStart
  void failure_of_the_body_should_go_before_the_report_of_a_scope() {
    System.setProperty(STRICT, "true");
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                a.run(
                    1,
                    () -> {
                      a.withScope(2);
                      throw new IllegalStateException("of the body");
                    }))
        .withMessage("of the body");
  }

  @InEveryStart
  void d14_bound_to_null_should_beat_the_default() {
    defaulting.run(
        null,
        () -> {
          assertThat(defaulting.getStore()).isNull();
          assertThat(defaulting.isBound()).isTrue();
          assertThat(defaulting.requireStore()).isNull();
        });
    assertThat(defaulting.getStore()).isEqualTo("default");
    assertThat(defaulting.requireStore()).isEqualTo("default");
  }

  @InEveryStart
  void d15_disable_should_void_all_bindings_for_good() {
    Snapshot[] captured = {null};
    a.run(
        1,
        () -> {
          captured[0] = AsyncLocalStorage.snapshot();
          a.disable();
          assertThat(a.isBound()).isFalse();
          a.run(2, () -> assertThat(a.getStore()).isEqualTo(2));
          assertThat(a.isBound()).isFalse();
        });
    a.run(3, () -> assertThat(captured[0].<Boolean, RuntimeException>call(a::isBound)).isFalse());
    assertThat(a.isBound()).isFalse();
  }

  @InEveryStart
  void d15_disable_inside_a_run_should_not_hinder_its_end() {
    a.run(
        1,
        () ->
            a.run(
                2,
                () -> {
                  a.disable();
                  a.enterWith(3);
                }));
    assertThat(a.isBound()).isFalse();
  }
}
