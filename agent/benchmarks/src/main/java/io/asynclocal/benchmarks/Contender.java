package io.asynclocal.benchmarks;

import com.alibaba.ttl.TransmittableThreadLocal;
import io.asynclocal.AsyncLocalStorage;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshotFactory;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Who carries the context, and how each has its values set and read. */
@SuppressWarnings({"ImmutableEnumChecker", "ThreadLocalUsage"}) // keys, made once each
public enum Contender {
  /** No agent; the values are plain thread locals, which go nowhere. */
  PLAIN {
    private final List<ThreadLocal<Object>> values = made(ThreadLocal::new);

    @Override
    void set(int count) {
      values.forEach(ThreadLocal::remove);
      values.subList(0, count).forEach(value -> value.set(STORE));
    }

    @Override
    Object read(int index) {
      return values.get(index).get();
    }
  },
  /** This agent. */
  ASYNCLOCAL {
    private final List<AsyncLocalStorage<Object>> values = made(AsyncLocalStorage::create);

    @Override
    void set(int count) {
      values.forEach(AsyncLocalStorage::disable);
      values.subList(0, count).forEach(value -> value.enterWith(STORE));
    }

    @Override
    Object read(int index) {
      return values.get(index).getStore();
    }
  },
  /** The agent of Alibaba's transmittable-thread-local. */
  TTL {
    private final List<TransmittableThreadLocal<Object>> values =
        made(TransmittableThreadLocal::new);

    @Override
    void set(int count) {
      values.forEach(TransmittableThreadLocal::remove);
      values.subList(0, count).forEach(value -> value.set(STORE));
    }

    @Override
    Object read(int index) {
      return values.get(index).get();
    }
  },
  /** The OpenTelemetry agent with its exporters off. */
  OPENTELEMETRY {
    private final List<ContextKey<Object>> keys = made(() -> ContextKey.named("key"));
    private final ThreadLocal<Scope> open = new ThreadLocal<>();

    @Override
    void set(int count) {
      if (open.get() != null) {
        open.get().close();
      }
      Context context = Context.root();
      for (ContextKey<Object> key : keys.subList(0, count)) {
        context = context.with(key, STORE);
      }
      open.set(context.makeCurrent());
    }

    @Override
    Object read(int index) {
      return Context.current().get(keys.get(index));
    }
  },
  /** Micrometer's context-propagation: each task is wrapped by hand, where it can be. */
  MICROMETER {
    private final List<ThreadLocal<Object>> values = made(ThreadLocal::new);

    @Override
    void set(int count) {
      Snapshots.register(values);
      values.forEach(ThreadLocal::remove);
      values.subList(0, count).forEach(value -> value.set(STORE));
    }

    @Override
    Object read(int index) {
      return values.get(index).get();
    }

    @Override
    Runnable wrap(Runnable task) {
      return Snapshots.FACTORY.captureAll().wrap(task);
    }
  };

  /** On its own, as whoever loads the registry has its values carried by this agent. */
  private static final class Snapshots {
    private static final ContextRegistry REGISTRY = new ContextRegistry();
    private static final ContextSnapshotFactory FACTORY =
        ContextSnapshotFactory.builder().contextRegistry(REGISTRY).build();

    static void register(List<ThreadLocal<Object>> values) {
      for (int i = 0; i < values.size(); i++) {
        REGISTRY.registerThreadLocalAccessor("value " + i, values.get(i));
      }
    }
  }

  private static final int MOST = 100;
  private static final Object STORE = new Object();

  /** Gives the current thread so many values, up to a hundred; a task must see them too. */
  abstract void set(int count);

  /** One of the values on the current thread. */
  abstract Object read(int index);

  /** What is handed over in place of a task; an agent needs nothing of that. */
  Runnable wrap(Runnable task) {
    return task;
  }

  /** The benchmarks that it can take part in. */
  String benchmarks() {
    return this == MICROMETER
        ? ".*(read|readOfSixteen|execute|executeClass|executeAlone|submit|submitAlone|schedule|thread|virtualThread|eventLoop)$"
        : ".*";
  }

  /** Whether it is there; the jars of agents are named by system properties. */
  boolean isThere() {
    return this == PLAIN || this == MICROMETER || !jvmArguments().isEmpty();
  }

  /** What starts a JVM with this contender; the jars are named by system properties. */
  List<String> jvmArguments() {
    List<String> arguments = new ArrayList<>();
    String jar = System.getProperty("bench." + name().toLowerCase(java.util.Locale.ROOT));
    if (jar != null) {
      arguments.add("-javaagent:" + jar);
    }
    if (this == OPENTELEMETRY) {
      Stream.of("traces", "metrics", "logs")
          .forEach(signal -> arguments.add("-Dotel." + signal + ".exporter=none"));
    }
    return arguments;
  }

  private static <T> List<T> made(java.util.function.Supplier<T> maker) {
    return IntStream.range(0, MOST).mapToObj(i -> maker.get()).toList();
  }
}
