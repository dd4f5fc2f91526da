package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.CallReplacement;
import io.asynclocal.agent.rewrite.CallReplacement.Callee;
import io.asynclocal.agent.rewrite.ClassRewrite;
import io.asynclocal.bootstrap.Hop;
import io.asynclocal.bootstrap.PromiseHooks;
import net.bytebuddy.asm.Advice;

/**
 * Vert.x: listeners of futures run with the context of their registration, ordered blocking tasks
 * with that of their hand-over. Event loops, timers and worker pools are Netty's and the JDK's.
 *
 * <p>A future keeps one listener, or a list that is a listener itself and tells its elements in a
 * loop; the contexts go with the list then, and are entered as the loop asks for the next.
 */
final class VertxInstrumentation extends LibraryInstrumentation {

  private static final String FUTURE = "io.vertx.core.impl.future.FutureImpl";
  private static final String LISTENERS = FUTURE + "$ListenerArray";
  private static final String EMITTER = "io.vertx.core.impl.future.FutureBase";
  private static final String QUEUE = "io.vertx.core.impl.TaskQueue";

  @Override
  public String mechanism() {
    return "vertx";
  }

  @Override
  public String[] classes() {
    return new String[] {FUTURE, LISTENERS, EMITTER, QUEUE};
  }

  @Override
  void describeLibrary(String className, ClassRewrite rewrite) {
    switch (className) {
      case FUTURE:
        rewrite
            .carryContext()
            .adviseIfThere(AddedAdvice.class, "addListener")
            .adviseIfThere(RemovedAdvice.class, "removeListener");
        break;
      case LISTENERS:
        rewrite
            .carryContext()
            .replace(
                new CallReplacement(
                    "complete",
                    Callee.ofVirtual(
                        LISTENERS.replace('.', '/'), "iterator", "()Ljava/util/Iterator;"),
                    Callee.ofStatic(
                        "io/asynclocal/bootstrap/ListenerLoop",
                        "over",
                        "(Ljava/util/Collection;)Ljava/util/Iterator;")));
        break;
      case EMITTER:
        rewrite.adviseIfThere(
            EmitAdvice.class,
            "emitResult(java.lang.Object,java.lang.Throwable,io.vertx.core.Completable)");
        break;
      default:
        rewrite.adviseWithCastTypes(BindRunnableAdvice.class, "execute");
    }
  }

  static final class AddedAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object future, @Advice.Argument(0) Object listener) {
      PromiseHooks.added(future, listener);
    }
  }

  static final class RemovedAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object future, @Advice.Argument(0) Object listener) {
      PromiseHooks.removed(future, listener);
    }
  }

  static final class EmitAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object enter(@Advice.This Object future, @Advice.Argument(2) Object listener) {
      return PromiseHooks.beginPerhapsAll(future, listener);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Object before) {
      Hop.leave(before);
    }
  }
}
