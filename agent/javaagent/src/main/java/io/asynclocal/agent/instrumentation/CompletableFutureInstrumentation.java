package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;
import io.asynclocal.bootstrap.CompletionHooks;
import net.bytebuddy.asm.Advice;

/**
 * {@code CompletableFuture}: a dependent action runs with the context in which it was registered,
 * whoever completes the future; {@code supplyAsync} and {@code runAsync} with that of the call.
 *
 * <p>Each kind of dependent action is a completion, which is a {@code ForkJoinTask} and so has its
 * field. {@code tryFire} runs the program's function once the completion can fire, whether it was
 * called by the completer, by the registering thread, or on an executor. Where the future is
 * complete at registration no completion is made, and the current context is the right one; it is
 * only put back, as the outcome must not depend on who was first.
 */
final class CompletableFutureInstrumentation extends Instrumentation {

  private static final String FUTURE = "java.util.concurrent.CompletableFuture";

  /** The methods that register, each for the public ones of its shape. */
  private static final String[] STAGES = {
    "uniApplyStage",
    "uniAcceptStage",
    "uniRunStage",
    "uniWhenCompleteStage",
    "uniHandleStage",
    "uniExceptionallyStage",
    "uniComposeExceptionallyStage",
    "uniComposeStage",
    "biApplyStage",
    "biAcceptStage",
    "biRunStage",
    "orApplyStage",
    "orAcceptStage",
    "orRunStage"
  };

  @Override
  public String mechanism() {
    return "completable-future";
  }

  @Override
  public String[] classes() {
    String[] completions = {
      "UniApply", "UniAccept", "UniRun", "UniWhenComplete", "UniHandle", "UniExceptionally",
      "UniComposeExceptionally", "UniCompose", "BiApply", "BiAccept", "BiRun", "OrApply",
      "OrAccept", "OrRun", "AsyncSupply", "AsyncRun"
    };
    String[] classes = new String[completions.length + 1];
    for (int i = 0; i < completions.length; i++) {
      classes[i] = FUTURE + "$" + completions[i];
    }
    classes[completions.length] = FUTURE;
    return classes;
  }

  @Override
  public void describe(String className, ClassRewrite rewrite) {
    if (className.equals(FUTURE)) {
      rewrite.advise(PutBackAdvice.class, STAGES);
      return;
    }
    rewrite.advise(RegisterAdvice.class, "<init>");
    if (className.startsWith(FUTURE + "$Async")) {
      rewrite.advise(RunAdvice.class, "run()");
    } else {
      rewrite.advise(FireAdvice.class, "tryFire");
    }
  }

  static final class RegisterAdvice {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object completion, @Advice.FieldValue("fn") Object function) {
      CompletionHooks.registered(completion, function);
    }
  }

  static final class FireAdvice {
    @SuppressWarnings("UnusedVariable") // a local of the rewritten method, which the exit reads
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object[] enter(
        @Advice.This Object completion,
        @Advice.FieldValue("executor") Object executor,
        @Advice.Argument(0) int mode,
        @Advice.Local("before") Object before) {
      Object[] slots = CompletionHooks.slots(completion);
      before = CompletionHooks.begin(completion, slots, executor, mode);
      return slots;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Advice.This Object completion,
        @Advice.Enter Object[] slots,
        @Advice.Local("before") Object before,
        @Advice.FieldValue("dep") Object dependent) {
      CompletionHooks.end(completion, slots, before, dependent);
    }
  }

  static final class RunAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object enter(@Advice.This Object action) {
      return CompletionHooks.beginAsync(action);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Object before) {
      CompletionHooks.endAsync(before);
    }
  }
}
