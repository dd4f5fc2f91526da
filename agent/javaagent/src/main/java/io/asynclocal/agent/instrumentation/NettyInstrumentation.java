package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;
import io.asynclocal.bootstrap.Hop;
import io.asynclocal.bootstrap.PromiseHooks;
import net.bytebuddy.asm.Advice;

/**
 * Netty: listeners of promises, scheduled tasks and the wheel timer. What an event loop executes,
 * any executor's instrumentation carries.
 *
 * <p>A promise keeps its listeners in fields of their own type, and {@code removeListener} looks
 * for them there, so it carries their contexts beside them.
 */
final class NettyInstrumentation extends LibraryInstrumentation {

  private static final String PROMISE = "io.netty.util.concurrent.DefaultPromise";
  private static final String LOOP = "io.netty.util.concurrent.SingleThreadEventExecutor";
  private static final String SCHEDULER = "io.netty.util.concurrent.AbstractScheduledEventExecutor";
  private static final String RESOLVERS = "io.netty.resolver.AddressResolverGroup";
  private static final String TIMER = "io.netty.util.HashedWheelTimer";
  private static final String TIMEOUT = TIMER + "$HashedWheelTimeout";

  private static final String ONCE = ",long,java.util.concurrent.TimeUnit)";
  private static final String PERIODIC = ",long,long,java.util.concurrent.TimeUnit)";

  @Override
  public String mechanism() {
    return "netty";
  }

  @Override
  public String[] classes() {
    return new String[] {PROMISE, LOOP, SCHEDULER, RESOLVERS, TIMER, TIMEOUT};
  }

  @Override
  void describeLibrary(String className, ClassRewrite rewrite) {
    switch (className) {
      case PROMISE:
        rewrite
            .carryContext()
            .adviseIfThere(AddedAdvice.class, "addListener0")
            .adviseIfThere(RemovedAdvice.class, "removeListener0")
            .adviseIfThere(NotifyAdvice.class, "notifyListener0");
        break;
      case LOOP:
        rewrite
            .adviseWithCastTypes(BindRunnableAdvice.class, "lazyExecute(" + RUNNABLE + ")")
            .adviseIfThere(NobodysAdvice.class, "doStartThread");
        break;
      case SCHEDULER:
        rewrite
            .adviseWithCastTypes(BindRunnableAdvice.class, "schedule(" + RUNNABLE + ONCE)
            .adviseWithCastTypes(
                BindPeriodicAdvice.class,
                "scheduleAtFixedRate(" + RUNNABLE + PERIODIC,
                "scheduleWithFixedDelay(" + RUNNABLE + PERIODIC)
            .adviseIfThere(BindCallableAdvice.class, "schedule(" + CALLABLE + ONCE);
        break;
      case RESOLVERS:
        // Makes one for an event loop, which keeps it.
        rewrite.adviseIfThere(NobodysAdvice.class, "getResolver");
        break;
      case TIMER:
        rewrite.adviseIfThere(NobodysAdvice.class, "start()");
        break;
      default:
        carryOnce(rewrite, "run()");
        rewrite.adviseIfThere(DroppedAdvice.class, "cancel()");
    }
  }

  static final class AddedAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object promise, @Advice.Argument(0) Object listener) {
      PromiseHooks.added(promise, listener);
    }
  }

  static final class RemovedAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object promise, @Advice.Argument(0) Object listener) {
      PromiseHooks.removed(promise, listener);
    }
  }

  static final class NotifyAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object enter(@Advice.Argument(0) Object promise, @Advice.Argument(1) Object listener) {
      return PromiseHooks.begin(promise, listener);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Object before) {
      Hop.leave(before);
    }
  }
}
