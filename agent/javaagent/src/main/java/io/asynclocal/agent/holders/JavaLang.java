package io.asynclocal.agent.holders;

import io.asynclocal.agent.ModuleAccess;
import io.asynclocal.bootstrap.ThreadValue;
import java.lang.instrument.Instrumentation;

/** Opens {@code java.lang} to the hooks, which look into a thread's map of thread locals there. */
final class JavaLang {

  private JavaLang() {}

  static void open(Instrumentation jvm) {
    ModuleAccess.to(jvm, Object.class).open("java.lang", ThreadValue.class.getModule());
  }
}
