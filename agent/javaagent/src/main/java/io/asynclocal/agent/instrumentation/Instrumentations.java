package io.asynclocal.agent.instrumentation;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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
      new GuavaInstrumentation(),
      new NettyInstrumentation(),
      new VertxInstrumentation(),
      new ReactiveInstrumentation(),
      new ReactorNettyInstrumentation(),
      new CoroutineInstrumentation(),
      new PekkoInstrumentation(),
      new GrpcInstrumentation(),
      new OkHttpInstrumentation(),
      new HttpClient5Instrumentation(),
      new KafkaInstrumentation(),
      new TomcatInstrumentation(),
      new JettyInstrumentation(),
      new UndertowInstrumentation(),
      new SpringInstrumentation(),
      new SpringWebInstrumentation(),
      new CaffeineInstrumentation(),
      new HikariInstrumentation(),
      new DisruptorInstrumentation(),
    };
  }

  /** The names of all mechanisms, in the order of the alphabet. */
  public static String[] mechanisms() {
    Set<String> names = new TreeSet<>();
    names.add(ExecutorInstrumentation.MECHANISM);
    for (Instrumentation instrumentation : all()) {
      names.add(instrumentation.mechanism());
    }
    return names.toArray(new String[0]);
  }

  /** The mechanisms that are off where these are, as some are not safe without others. */
  public static Set<String> offWith(Set<String> disabled) {
    Set<String> off = new TreeSet<>(disabled);
    for (Instrumentation instrumentation : all()) {
      if (!Collections.disjoint(disabled, Arrays.asList(instrumentation.needs()))) {
        off.add(instrumentation.mechanism());
      }
    }
    return off;
  }

  /** The instrumentation of each class that is rewritten by its name, which has slashes here. */
  public static Map<String, Instrumentation> byClass() {
    return byClass(Collections.<String>emptySet());
  }

  /** The same without the mechanisms that are off. */
  public static Map<String, Instrumentation> byClass(Set<String> off) {
    Map<String, Instrumentation> index = new HashMap<>();
    for (Instrumentation instrumentation : all()) {
      if (!off.contains(instrumentation.mechanism())) {
        for (String className : instrumentation.classes()) {
          index.put(className.replace('.', '/'), instrumentation);
        }
      }
    }
    return index;
  }
}
