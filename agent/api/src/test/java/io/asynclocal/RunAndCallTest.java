package io.asynclocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/** Sections A, B and C of the semantics: the core of run and call. */
class RunAndCallTest {

  private final AsyncLocalStorage<Object> a = AsyncLocalStorage.create();
  private final AsyncLocalStorage<Object> b = AsyncLocalStorage.create();
  private final List<Object> seen = new ArrayList<>();

  @InEveryStart
  void a1_unset_storage_should_be_null_and_unbound() {
    assertThat(a.getStore()).isNull();
    assertThat(a.isBound()).isFalse();
  }

  @InEveryStart
  void a2_run_should_give_the_same_reference_and_restore_at_once() {
    Object store = new Object();
    a.run(store, () -> seen.add(a.getStore()));
    assertThat(seen).hasSize(1);
    assertThat(seen.get(0)).isSameAs(store);
    assertThat(a.getStore()).isNull();
    assertThat(a.<Object, RuntimeException>call(store, () -> "result")).isEqualTo("result");
  }

  @InEveryStart
  void a3_runs_should_nest() {
    a.run(
        1,
        () -> {
          seen.add(a.getStore());
          a.run(2, () -> seen.add(a.getStore()));
          seen.add(a.getStore());
        });
    seen.add(a.getStore());
    assertThat(seen).containsExactly(1, 2, 1, null);
  }

  @InEveryStart
  void a4_storages_should_nest_independently() {
    a.run(
        1,
        () -> {
          b.run(2, () -> assertThat(List.of(a.getStore(), b.getStore())).containsExactly(1, 2));
          assertThat(a.getStore()).isEqualTo(1);
          assertThat(b.getStore()).isNull();
        });
  }

  @InEveryStart
  void a5_run_with_the_same_store_should_still_restore() {
    a.run(
        "x",
        () -> {
          a.run("x", () -> a.enterWith("y"));
          assertThat(a.getStore()).isEqualTo("x");
        });
  }

  @InEveryStart
  @SuppressWarnings("unchecked") // the store is the list that the test put there
  void a6_store_should_be_shared_by_reference() {
    List<Object> store = new ArrayList<>();
    Runnable task = () -> ((List<Object>) a.getStore()).add("by the task");
    a.run(store, () -> AsyncLocalStorage.bind(task).run());
    assertThat(store).containsExactly("by the task");
  }

  @InEveryStart
  void a7_null_for_code_should_throw_and_change_nothing() {
    a.run(
        1,
        () -> {
          assertThatNullPointerException().isThrownBy(() -> a.run(2, null));
          assertThatNullPointerException().isThrownBy(() -> a.call(2, null));
          assertThatNullPointerException().isThrownBy(() -> a.exit(null));
          assertThatNullPointerException().isThrownBy(() -> a.exitCall(null));
          assertThatNullPointerException()
              .isThrownBy(() -> AsyncLocalStorage.bind((Runnable) null));
          assertThatNullPointerException()
              .isThrownBy(() -> AsyncLocalStorage.with(a, 2).and(null, 3));
          assertThatNullPointerException().isThrownBy(() -> AsyncLocalStorage.with(a, 2).run(null));
          assertThat(a.getStore()).isEqualTo(1);
        });
  }

  @InEveryStart
  void b1_exception_should_pass_as_it_is() {
    IOException thrown = new IOException("as planned");
    try {
      a.call(
          1,
          () -> {
            throw thrown;
          });
    } catch (IOException e) { // compiles only because the type passes too
      assertThat(e).isSameAs(thrown);
    }
    assertThat(a.getStore()).isNull();
  }

  @InEveryStart
  void b2_handler_should_see_the_outer_store() {
    Snapshot[] inner = {null};
    a.run(
        "outer",
        () -> {
          try {
            a.run(
                "inner",
                () -> {
                  inner[0] = AsyncLocalStorage.snapshot();
                  throw new IllegalStateException("as planned");
                });
          } catch (IllegalStateException e) {
            assertThat(a.getStore()).isEqualTo("outer");
          }
        });
    assertThat(inner[0].<Object, RuntimeException>call(a::getStore)).isEqualTo("inner");
  }

  @InEveryStart
  void b3_exit_that_throws_should_enter_again() {
    a.run(
        1,
        () -> {
          assertThatExceptionOfType(IOException.class)
              .isThrownBy(
                  () ->
                      a.exitCall(
                          () -> {
                            throw new IOException("as planned");
                          }));
          assertThat(a.getStore()).isEqualTo(1);
        });
  }

  @InEveryStart
  void c2_storages_of_one_name_should_not_mix() {
    AsyncLocalStorage<String> one = AsyncLocalStorage.<String>builder().name("same").build();
    AsyncLocalStorage<String> two = AsyncLocalStorage.<String>builder().name("same").build();
    one.run(
        "1",
        () -> {
          assertThat(two.isBound()).isFalse();
          two.run("2", () -> assertThat(one.getStore() + two.getStore()).isEqualTo("12"));
        });
  }

  @InEveryStart
  void c3_exit_should_concern_its_own_storage() {
    AsyncLocalStorage.with(a, 1)
        .and(b, 2)
        .run(
            () ->
                a.exit(
                    () -> {
                      assertThat(a.isBound()).isFalse();
                      assertThat(b.getStore()).isEqualTo(2);
                    }));
  }

  @InEveryStart
  void c4_run_should_restore_its_own_storage_alone() {
    a.run(1, () -> b.enterWith(3));
    assertThat(a.getStore()).isNull();
    assertThat(b.getStore()).isEqualTo(3);
    b.disable();
  }

  @InEveryStart
  void c5_disable_should_concern_its_own_storage() {
    AsyncLocalStorage<Object> c = AsyncLocalStorage.create();
    AsyncLocalStorage.with(a, 1)
        .and(b, 2)
        .and(c, 3)
        .run(
            () -> {
              a.disable();
              assertThat(a.isBound()).isFalse();
              assertThat(List.of(b.getStore(), c.getStore())).containsExactly(2, 3);
            });
  }

  @InEveryStart
  void several_at_once_should_be_restored_together_and_the_last_store_count() {
    AsyncLocalStorage.with(a, 1)
        .and(b, 2)
        .and(a, 3)
        .run(
            () -> {
              assertThat(List.of(a.getStore(), b.getStore())).containsExactly(3, 2);
              b.enterWith(4);
            });
    assertThat(a.isBound()).isFalse();
    assertThat(b.isBound()).isFalse();
    assertThat(AsyncLocalStorage.with(a, 1).<Object, RuntimeException>call(a::getStore))
        .isEqualTo(1);
  }

  @InEveryStart
  void require_should_name_the_storage_and_the_usual_cause() {
    AsyncLocalStorage<String> user = AsyncLocalStorage.<String>builder().name("user").build();
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(user::requireStore)
        .withMessageContaining("AsyncLocalStorage[user] has no store on thread")
        .withMessageContaining(Agent.isActive() ? "bind()" : "-javaagent:asynclocal-agent.jar");
    assertThat(user.<String, RuntimeException>call("ada", user::requireStore)).isEqualTo("ada");
  }

  @InEveryStart
  void other_should_be_given_only_where_nothing_is_bound() {
    assertThat(a.getStoreOr("other")).isEqualTo("other");
    a.run(null, () -> assertThat(a.getStoreOr("other")).isNull());
    a.run(1, () -> assertThat(a.getStoreOr("other")).isEqualTo(1));
  }

  /** L1. */
  @InEveryStart
  void l1_runs_should_nest_a_thousand_deep() {
    assertThat(nested(1000)).isEqualTo(1000);
    assertThat(a.isBound()).isFalse();
  }

  /** L1. */
  @InEveryStart
  void l1_run_and_exit_should_alternate_a_hundred_deep() {
    alternating(100);
    assertThat(a.isBound()).isFalse();
  }

  private int nested(int depth) {
    if (depth == 0) {
      return 0;
    }
    int inner = a.<Integer, RuntimeException>call(depth, () -> nested(depth - 1));
    return inner + 1;
  }

  private void alternating(int depth) {
    if (depth > 0) {
      a.run(
          depth,
          () -> {
            assertThat(a.getStore()).isEqualTo(depth);
            a.exit(
                () -> {
                  assertThat(a.isBound()).isFalse();
                  alternating(depth - 1);
                });
            assertThat(a.getStore()).isEqualTo(depth);
          });
    }
  }
}
