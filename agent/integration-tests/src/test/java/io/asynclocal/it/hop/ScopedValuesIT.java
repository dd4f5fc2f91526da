package io.asynclocal.it.hop;

import static io.asynclocal.it.hop.HopContract.USER;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;

/** The JDK's scoped values beside a store; by reflection, as the tests are compiled for 17. */
@EnabledForJreRange(minVersion = 25)
class ScopedValuesIT {

  private final Object scoped = call(null, "java.lang.ScopedValue", "newInstance");
  private final List<Object> seen = Collections.synchronizedList(new ArrayList<>());

  @Test
  void both_should_be_seen_on_their_thread_and_the_store_alone_on_others() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    Object carrier =
        call(null, "java.lang.ScopedValue", "where", scopedValueClass(), scoped, Object.class, "s");
    Runnable body =
        () -> {
          note();
          pool.execute(this::note);
        };
    Runnable bound =
        () -> call(carrier, "java.lang.ScopedValue$Carrier", "run", Runnable.class, body);
    Thread thread = new Thread(() -> USER.run("A", bound));
    thread.start();
    thread.join();
    pool.shutdown();
    assertThat(pool.awaitTermination(30, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    assertThat(seen).containsExactly("A true", "A false");
  }

  private void note() {
    seen.add(USER.getStore() + " " + call(scoped, "java.lang.ScopedValue", "isBound"));
  }

  private static Class<?> scopedValueClass() throws ClassNotFoundException {
    return Class.forName("java.lang.ScopedValue");
  }

  /** Calls a public method; its parameters are given as type and argument, in turn. */
  private static Object call(Object target, String className, String name, Object... parameters) {
    Class<?>[] types = new Class<?>[parameters.length / 2];
    Object[] arguments = new Object[parameters.length / 2];
    for (int i = 0; i < types.length; i++) {
      types[i] = (Class<?>) parameters[2 * i];
      arguments[i] = parameters[2 * i + 1];
    }
    try {
      Method method = Class.forName(className).getMethod(name, types);
      return method.invoke(target, arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
