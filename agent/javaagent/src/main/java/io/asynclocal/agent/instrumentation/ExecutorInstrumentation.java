package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;
import io.asynclocal.agent.rewrite.RewriteConstant;
import io.asynclocal.agent.transform.Rewriter;
import io.asynclocal.bootstrap.ExecutorHooks;
import net.bytebuddy.asm.Advice;

/**
 * Any class that implements {@code Executor}, whoever wrote it: the argument of {@code execute} is
 * bound to the context of the call.
 *
 * <p>Every class outside the JDK that declares {@code execute(Runnable)} is rewritten as it loads;
 * whether it is an executor is asked when the method is called, because the answer may need classes
 * that are not loaded yet. A task of a type that the class casts to or tests for is left as it is.
 */
public final class ExecutorInstrumentation {

  /** Its name for users, as the table of what travels has it. */
  public static final String MECHANISM = Rewriter.EXECUTORS;

  public static final String METHOD = "execute";
  public static final String DESCRIPTOR = "(Ljava/lang/Runnable;)V";

  private ExecutorInstrumentation() {}

  /**
   * Describes what is done to an executor's class.
   *
   * @param rewrite what to describe it to
   * @param castTypes the program's types that its code casts to, each with a comma behind it
   */
  public static void describe(ClassRewrite rewrite, String castTypes) {
    rewrite.adviseWith(castTypes, ExecuteAdvice.class, METHOD + "(java.lang.Runnable)");
  }

  static final class ExecuteAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object enter(
        @Advice.This Object executor,
        @Advice.Argument(value = 0, readOnly = false) Runnable task,
        @RewriteConstant String castTypes) {
      task = ExecutorHooks.handOver(executor, task, castTypes);
      return ExecutorHooks.begin(executor);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Object scratch) {
      ExecutorHooks.end(scratch);
    }
  }
}
