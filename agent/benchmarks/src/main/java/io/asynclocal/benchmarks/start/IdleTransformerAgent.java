package io.asynclocal.benchmarks.start;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;

/** Is shown each class and changes none: what any agent pays that could rewrite classes. */
public final class IdleTransformerAgent {

  private IdleTransformerAgent() {}

  /** Registers a transformer that leaves all as it is. */
  public static void premain(String argument, Instrumentation jvm) {
    jvm.addTransformer(new ClassFileTransformer() {}, true);
  }
}
