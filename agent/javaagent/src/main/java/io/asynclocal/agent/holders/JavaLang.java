package io.asynclocal.agent.holders;

import io.asynclocal.bootstrap.ThreadValue;
import java.lang.instrument.Instrumentation;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Opens {@code java.lang} to the hooks, which look into a thread's map of thread locals there. */
final class JavaLang {

  private JavaLang() {}

  static void open(Instrumentation jvm) {
    jvm.redefineModule(
        Object.class.getModule(),
        Collections.<Module>emptySet(),
        Collections.<String, Set<Module>>emptyMap(),
        Collections.singletonMap("java.lang", Collections.singleton(ThreadValue.class.getModule())),
        Collections.<Class<?>>emptySet(),
        Collections.<Class<?>, List<Class<?>>>emptyMap());
  }
}
