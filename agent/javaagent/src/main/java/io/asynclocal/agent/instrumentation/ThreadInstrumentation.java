package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.CallReplacement;
import io.asynclocal.agent.rewrite.CallReplacement.Callee;
import io.asynclocal.agent.rewrite.ClassRewrite;
import io.asynclocal.agent.rewrite.NewReplacement;
import io.asynclocal.bootstrap.CurrentContext;
import io.asynclocal.bootstrap.ThreadHooks;
import net.bytebuddy.asm.Advice;

/**
 * {@code Thread.start}, {@code Thread.Builder}, virtual threads and whatever starts them: a new
 * thread begins with the context of its start.
 *
 * <p>These classes are loaded before any agent, so they gain no field. They need none: each thread
 * makes itself an object to be its lock for interrupts, and one with room for a context is as good.
 * A thread that was made before has its own map of thread locals made before it starts, with the
 * context in it. Only {@code java.lang} can call {@code ThreadLocal.createMap}; the advice calls a
 * stand-in, which is replaced.
 */
public final class ThreadInstrumentation extends Instrumentation {

  /** What a thread begins with, and a subclass may have of its own. */
  public static final String RUN = "run";

  private static final String VIRTUAL_THREAD = "java.lang.VirtualThread";

  /** What a virtual thread calls as well, once it is mounted. */
  private static final String RUN_SINCE_21 = "runWith";

  private static final String IN_CONTAINER = "start(jdk.internal.vm.ThreadContainer)";

  /** In place of the only plain object that a constructor makes. */
  private static final String LOCK = "io/asynclocal/bootstrap/InterruptLock";

  /** Where a thread of either kind lets go of its thread locals; until JDK 18 there is one kind. */
  private static final String[] ENDED = {"clearReferences()", "exit()"};

  /** The constructors that all others call. */
  private static final String[] MADE = {
    "<init>(java.lang.ThreadGroup,java.lang.String,int,java.lang.Runnable,long)",
    "<init>(java.util.concurrent.Executor,java.lang.String,int,java.lang.Runnable)"
  };

  private static final String MADE_UNTIL_17 =
      "<init>(java.lang.ThreadGroup,java.lang.Runnable,java.lang.String,long,"
          + "java.security.AccessControlContext,boolean)";

  @Override
  public String mechanism() {
    return "thread";
  }

  /** These make workers start empty; without them a worker would keep the context of its start. */
  @Override
  public String[] needs() {
    return new String[] {"thread-pool", ExecutorInstrumentation.MECHANISM};
  }

  @Override
  public String[] classes() {
    return new String[] {"java.lang.Thread", VIRTUAL_THREAD};
  }

  @Override
  public void describe(String className, ClassRewrite rewrite) {
    rewrite.replace(createMap(IN_CONTAINER)).adviseIfThere(StartAdvice.class, IN_CONTAINER);
    rewrite
        .adviseIfThere(MadeAdvice.class, MADE)
        .adviseIfThere(MadeUntil17Advice.class, MADE_UNTIL_17);
    if (!className.equals(VIRTUAL_THREAD)) {
      rewrite
          .replace(createMap("start()"))
          .advise(StartAdvice.class, "start()")
          .advise(BegunAdvice.class, RUN + "()")
          .adviseIfThere(BegunAdvice.class, RUN_SINCE_21)
          .replace(new NewReplacement("<init>", "java/lang/Object", LOCK))
          .adviseIfThere(EndedAdvice.class, ENDED);
    }
  }

  /** Describes what is done to a program's subclass of {@code Thread}: it begins like any other. */
  public static void describeSubclass(ClassRewrite rewrite) {
    rewrite.adviseIfThere(BegunAdvice.class, RUN + "()");
  }

  private static CallReplacement createMap(String method) {
    return new CallReplacement(
        method,
        Callee.ofStatic(
            "io/asynclocal/bootstrap/ThreadHooks",
            "createMap",
            "(Ljava/lang/ThreadLocal;Ljava/lang/Thread;Ljava/lang/Object;)V"),
        Callee.ofVirtual(
            "java/lang/ThreadLocal", "createMap", "(Ljava/lang/Thread;Ljava/lang/Object;)V"));
  }

  static final class MadeAdvice {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Thread thread, @Advice.Argument(3) Runnable task) {
      ThreadHooks.made(thread, task);
    }
  }

  static final class MadeUntil17Advice {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Thread thread, @Advice.Argument(1) Runnable task) {
      ThreadHooks.made(thread, task);
    }
  }

  static final class BegunAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter() {
      ThreadHooks.begun();
    }
  }

  static final class EndedAdvice {
    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.This Thread thread) {
      ThreadHooks.ended(thread);
    }
  }

  static final class StartAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object[] enter(@Advice.This Thread thread) {
      Object[] slots = ThreadHooks.slotsOf(thread);
      if (slots != null && !CurrentContext.begin(thread, slots)) {
        ThreadHooks.createMap(CurrentContext.CELL, thread, slots);
      }
      return slots;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Object[] slots, @Advice.Thrown Throwable failure) {
      if (failure != null) {
        ThreadHooks.failed(slots);
      }
    }
  }
}
