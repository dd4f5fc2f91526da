package io.asynclocal;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Runs a test once for each {@link Start} on each kind of thread. */
final class EveryStart implements TestTemplateInvocationContextProvider {

  private static final AsyncLocalStorage<String> THROWAWAY = AsyncLocalStorage.create();

  /** The state of the context in which a test begins. */
  private enum Start {
    INITIAL {
      @Override
      void begin(CallableOp<Void, Throwable> test) throws Throwable {
        test.call();
      }
    },
    INSIDE_A_RUN {
      @Override
      void begin(CallableOp<Void, Throwable> test) throws Throwable {
        THROWAWAY.call("throwaway", test);
      }
    },
    AFTER_A_SNAPSHOT {
      @Override
      void begin(CallableOp<Void, Throwable> test) throws Throwable {
        Snapshot frozen = THROWAWAY.call("frozen", AsyncLocalStorage::snapshot);
        frozen.call(test);
      }
    };

    abstract void begin(CallableOp<Void, Throwable> test) throws Throwable;
  }

  /** The kinds of threads, as the JDK's own tests of scoped values distinguish them. */
  private enum Kind {
    PLATFORM,
    VIRTUAL;

    static List<Kind> known() {
      return Runtime.version().feature() < 21 ? List.of(PLATFORM) : List.of(values());
    }

    void runAndWait(Runnable task) throws Exception {
      if (this == PLATFORM) {
        Thread thread = new Thread(task);
        thread.start();
        thread.join();
      } else {
        Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
        ((Thread) start.invoke(null, task)).join();
      }
    }
  }

  private record Invocation(Start start, Kind kind)
      implements TestTemplateInvocationContext, InvocationInterceptor {

    @Override
    public String getDisplayName(int index) {
      return start + " on a " + kind + " thread";
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(this);
    }

    @Override
    public void interceptTestTemplateMethod(
        InvocationInterceptor.Invocation<Void> test,
        ReflectiveInvocationContext<Method> method,
        ExtensionContext context)
        throws Throwable {
      Throwable[] failure = {null};
      kind.runAndWait(
          () -> {
            try {
              start.begin(test::proceed);
            } catch (Throwable e) {
              failure[0] = e;
            }
          });
      if (failure[0] != null) {
        throw failure[0];
      }
    }
  }

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    return Kind.known().stream()
        .flatMap(kind -> Stream.of(Start.values()).map(start -> new Invocation(start, kind)));
  }
}
