package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;
import io.asynclocal.bootstrap.HolderHooks;
import java.util.function.Supplier;
import net.bytebuddy.asm.Advice;

/**
 * A class of the program that holds values in thread locals: it says when it is initialised, so
 * that its values can travel from then on, and nothing has to be looked for before.
 *
 * <p>A strategy of Spring Security can be given a supplier that loads the session. It is noted
 * which of its suppliers has not been asked yet, so that no hop asks first.
 */
public final class HolderInstrumentation {

  /** Its name for users, as the table of what travels has it. */
  public static final String MECHANISM = "thread-local";

  private static final String INITIALISER = "<clinit>";
  private static final String SLF4J = "org.slf4j.MDC";
  private static final String SPRING_SECURITY = "org.springframework.security.core.context.";

  private HolderInstrumentation() {}

  /** Describes what is done to a holder. */
  public static void describe(String className, ClassRewrite rewrite) {
    if (className.equals(SLF4J)) {
      // Newer versions have no initialiser, and nothing to ask before the adapter is there.
      rewrite
          .adviseIfThere(ReadyAdvice.class, INITIALISER, "setMDCAdapter")
          .adviseIfThere(PushAdvice.class, "pushByKey");
      return;
    }
    rewrite.advise(ReadyAdvice.class, INITIALISER);
    if (className.startsWith(SPRING_SECURITY)) {
      rewrite.adviseIfThere(DeferAdvice.class, "setDeferredContext(java.util.function.Supplier)");
    }
  }

  static final class ReadyAdvice {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Origin Class<?> holder) {
      HolderHooks.ready(holder);
    }
  }

  static final class PushAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) String key) {
      HolderHooks.pushed(key);
    }
  }

  static final class DeferAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(value = 0, readOnly = false) Supplier<?> supplier) {
      supplier = HolderHooks.deferred(supplier);
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.FieldValue("contextHolder") ThreadLocal<?> holder,
        @Advice.Argument(0) Supplier<?> supplier) {
      HolderHooks.wrapped(holder.get(), supplier);
    }
  }
}
