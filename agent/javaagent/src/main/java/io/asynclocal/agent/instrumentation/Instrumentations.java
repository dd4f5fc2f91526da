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
      new FlowInstrumentation(),
      new AsyncChannelInstrumentation(),
      new HttpClientInstrumentation(),
      new WebSocketInstrumentation(),
      new HttpServerInstrumentation(),
      new EventQueueInstrumentation(),
      new RmiInstrumentation(),
      new OwnWorkInstrumentation(),
    };
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
