package io.asynclocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Section E of the semantics: snapshots and bound functions. */
class SnapshotTest {

  private final AsyncLocalStorage<Object> a = AsyncLocalStorage.create();
  private final List<Object> seen = new ArrayList<>();

  private Snapshot taken(Object store) {
    return a.<Snapshot, RuntimeException>call(store, AsyncLocalStorage::snapshot);
  }

  private void note() {
    seen.add(a.getStore());
  }

  @InEveryStart
  void e1_snapshot_should_bring_its_stores_and_put_back_the_others() {
    Snapshot snapshot = taken(123);
    a.run(
        321,
        () -> {
          snapshot.run(this::note);
          note();
        });
    assertThat(seen).containsExactly(123, 321);
  }

  @InEveryStart
  void e2_empty_snapshot_should_clear() {
    Snapshot empty = AsyncLocalStorage.snapshot();
    a.run(
        1,
        () -> {
          empty.run(this::note);
          Snapshot.empty().run(this::note);
          note();
        });
    assertThat(seen).containsExactly(null, null, 1);
  }

  @InEveryStart
  void e3_bound_functions_should_each_keep_their_own() {
    Runnable one = taken("A").bind(this::note);
    Runnable two = taken("B").bind(this::note);
    for (Runnable bound : List.of(one, two, one, two)) {
      bound.run();
    }
    assertThat(seen).containsExactly("A", "B", "A", "B");
    assertThat(a.isBound()).isFalse();
  }

  @InEveryStart
  void e4_arguments_results_and_failures_should_pass_through() throws Exception {
    Callable<Object> callable = bound(() -> AsyncLocalStorage.bind((Callable<Object>) a::getStore));
    Supplier<Object> supplier = bound(() -> AsyncLocalStorage.bindSupplier(a::getStore));
    Function<String, String> function =
        bound(() -> AsyncLocalStorage.bindFunction(x -> x + a.getStore()));
    BiFunction<String, String, String> biFunction =
        bound(() -> AsyncLocalStorage.bindBiFunction((x, y) -> x + y + a.getStore()));
    Consumer<String> consumer =
        bound(() -> AsyncLocalStorage.bindConsumer(x -> seen.add(x + a.getStore())));
    BiConsumer<String, String> biConsumer =
        bound(() -> AsyncLocalStorage.bindBiConsumer((x, y) -> seen.add(x + y + a.getStore())));
    consumer.accept("x");
    biConsumer.accept("x", "y");
    assertThat(List.of(callable.call(), supplier.get(), function.apply("x")))
        .containsExactly("A", "A", "xA");
    assertThat(biFunction.apply("x", "y")).isEqualTo("xyA");
    assertThat(seen).containsExactly("xA", "xyA");
    IOException thrown = new IOException("as planned");
    Callable<Object> failing =
        AsyncLocalStorage.bind(
            (Callable<Object>)
                () -> {
                  throw thrown;
                });
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(failing::call)
        .matches(e -> e == thrown);
  }

  private <F> F bound(CallableOp<F, RuntimeException> binder) {
    return a.<F, RuntimeException>call("A", binder);
  }

  @InEveryStart
  void e5_snapshot_should_keep_nothing_of_what_is_entered_in_it() {
    Snapshot snapshot = taken(1);
    Runnable enter =
        () -> {
          note();
          a.enterWith(9);
        };
    snapshot.run(enter);
    snapshot.run(enter);
    assertThat(seen).containsExactly(1, 1);
  }

  @InEveryStart
  void e7_first_binding_should_win() throws Exception {
    Runnable first = taken("A").bind(this::note);
    Runnable second = taken("B").bind(first);
    assertThat(second).isSameAs(first);
    second.run();
    assertThat(seen).containsExactly("A");
    Callable<Object> callable = taken("A").bind((Callable<Object>) a::getStore);
    assertThat(taken("B").bind(callable).call()).isEqualTo("A");
    Function<Object, Object> function = taken("A").bindFunction(x -> a.getStore());
    assertThat(taken("B").bindFunction(function).apply(0)).isEqualTo("A");
  }

  @InEveryStart
  void open_snapshot_should_last_until_it_is_closed() {
    Snapshot snapshot = taken("A");
    a.run(
        "B",
        () -> {
          try (Scope scope = snapshot.open()) {
            note();
            a.enterWith("entered");
          }
          note();
        });
    assertThat(seen).containsExactly("A", "B");
  }

  @InEveryStart
  void proxy_should_bind_every_method_and_pass_failures() throws Exception {
    IOException thrown = new IOException("as planned");
    Closeable listener =
        () -> {
          note();
          throw thrown;
        };
    Closeable proxy = bound(() -> AsyncLocalStorage.bindProxy(Closeable.class, listener));
    assertThatExceptionOfType(IOException.class).isThrownBy(proxy::close).matches(e -> e == thrown);
    assertThat(seen).containsExactly("A");
    assertThat(proxy).isEqualTo(proxy).isNotEqualTo(listener);
    assertThat(taken("B").bindProxy(Closeable.class, proxy)).isSameAs(proxy);
  }

  @Test
  void proxy_should_refuse_what_is_no_interface() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AsyncLocalStorage.bindProxy(String.class, ""))
        .withMessage("java.lang.String is not an interface");
  }

  @InEveryStart
  void fixed_executor_should_run_all_tasks_with_the_snapshot() {
    Executor executor = taken("A").fixed(Runnable::run);
    a.run("B", () -> executor.execute(this::note));
    assertThat(seen).containsExactly("A");
  }

  /** L4: without the agent this is the way. */
  @InEveryStart
  void l4_propagating_executor_should_run_each_task_with_its_submitters_stores() throws Exception {
    List<Runnable> later = new ArrayList<>();
    Executor executor = AsyncLocalStorage.propagating(later::add);
    a.run("A", () -> executor.execute(this::note));
    a.run("B", () -> executor.execute(this::note));
    executor.execute(this::note);
    Thread other = new Thread(() -> later.forEach(Runnable::run));
    other.start();
    other.join();
    assertThat(seen).containsExactly("A", "B", null);
  }

  @InEveryStart
  void text_should_name_storages_and_show_no_store() {
    AsyncLocalStorage<String> user = AsyncLocalStorage.<String>builder().name("user").build();
    Snapshot snapshot =
        user.<Snapshot, RuntimeException>call("secret", AsyncLocalStorage::snapshot);
    assertThat(snapshot.toString()).contains("AsyncLocalStorage[user]").doesNotContain("secret");
    assertThat(Snapshot.empty()).hasToString("Snapshot[]");
  }
}
