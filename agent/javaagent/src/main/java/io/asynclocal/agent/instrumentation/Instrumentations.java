package io.asynclocal.agent.instrumentation;

import java.util.HashMap;
import java.util.Map;

/** The index of all mechanisms. */
public final class Instrumentations {

  private Instrumentations() {}

  private static Instrumentation[] all() {
    return new Instrumentation[] {
      new FutureTaskInstrumentation(),
      new ThreadPoolInstrumentation(),
      new LinkedQueueInstrumentation(),
      new SynchronousQueueInstrumentation(),
      new LedgerQueueInstrumentation(),
      new ForkJoinInstrumentation(),
      new CompletableFutureInstrumentation(),
      new ThreadInstrumentation(),
      new TimerInstrumentation(),
    };
  }

  /** For each class that is rewritten by its name, with slashes, whether it is the JDK's. */
  public static Map<String, Boolean> names() {
    Map<String, Boolean> names = new HashMap<>();
    for (Map.Entry<String, Instrumentation> entry : byClass().entrySet()) {
      names.put(entry.getKey(), entry.getValue().isOfJdk());
    }
    return names;
  }

  /** The instrumentation of each class that is rewritten by its name, which has slashes here. */
  public static Map<String, Instrumentation> byClass() {
    Map<String, Instrumentation> index = new HashMap<>();
    for (Instrumentation instrumentation : all()) {
      for (String className : instrumentation.classes()) {
        index.put(className.replace('.', '/'), instrumentation);
      }
    }
    return index;
  }
}
