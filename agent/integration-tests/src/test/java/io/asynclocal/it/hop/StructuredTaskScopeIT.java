package io.asynclocal.it.hop;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.it.hop.Mechanism.Limit;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Structured concurrency, F13: a subtask has the context of its fork. It is a preview in JDK 25, so
 * this runs where the JVM has previews enabled; by reflection, as the tests are compiled for 17.
 */
@EnabledIf("hasPreviews")
class StructuredTaskScopeIT extends HopContract {

  private static final String SCOPE = "java.util.concurrent.StructuredTaskScope";

  static boolean hasPreviews() {
    return Boolean.getBoolean("it.preview");
  }

  static Stream<Mechanism.Kind> mechanisms() {
    if (!hasPreviews()) {
      return Stream.empty();
    }
    return Stream.of(
            Mechanism.of("StructuredTaskScope.fork", task -> forkInNewScope(task, false)),
            Mechanism.of("fork in another context than that of open", StructuredTaskScopeIT::inner),
            Mechanism.of("StructuredTaskScope.fork(Callable)", task -> forkInNewScope(task, true)))
        .map(kind -> kind.except(Limit.MAY_WAIT));
  }

  @Test
  void f13_subtask_should_see_the_fork_not_the_opening() throws Exception {
    Witness subtask = Witness.of(USER);
    try (AutoCloseable scope = USER.call("of the scope", StructuredTaskScopeIT::openScope)) {
      USER.run("of the fork", () -> fork(scope, subtask, false));
      call(scope, "join");
    }
    assertThat(subtask.store()).isEqualTo("of the fork");
  }

  /** A scope belongs to the thread that opened it, and has to be joined there. */
  private static void forkInNewScope(Runnable task, boolean asCallable) {
    try (AutoCloseable scope = openScope()) {
      fork(scope, task, asCallable);
      call(scope, "join");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void inner(Runnable task) throws Exception {
    try (AutoCloseable scope = USER.call("of the scope", StructuredTaskScopeIT::openScope)) {
      fork(scope, task, false);
      call(scope, "join");
    }
  }

  private static AutoCloseable openScope() {
    return (AutoCloseable) call(null, "open");
  }

  private static void fork(Object scope, Runnable task, boolean asCallable) {
    Class<?> type = asCallable ? Callable.class : Runnable.class;
    Object argument = asCallable ? Executors.callable(task) : task;
    try {
      Class.forName(SCOPE).getMethod("fork", type).invoke(scope, argument);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object call(Object scope, String method) {
    try {
      return Class.forName(SCOPE).getMethod(method).invoke(scope);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
