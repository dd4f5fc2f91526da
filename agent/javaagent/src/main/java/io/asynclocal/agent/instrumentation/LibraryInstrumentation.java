package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;
import io.asynclocal.agent.rewrite.RewriteConstant;
import io.asynclocal.bootstrap.CallbackHooks;
import io.asynclocal.bootstrap.Hop;
import io.asynclocal.bootstrap.LibraryHooks;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import net.bytebuddy.asm.Advice;

/**
 * A library whose callbacks no executor carries, in whatever package a build put its copy: {@code
 * shaded.com.example.Timer} is {@code com.example.Timer} here.
 *
 * <p>Versions of a library differ, so advice for a method that is not there is left out in silence.
 */
abstract class LibraryInstrumentation extends Instrumentation {

  static final String RUNNABLE = "java.lang.Runnable";
  static final String CALLABLE = "java.util.concurrent.Callable";

  @Override
  public final boolean isOfJdk() {
    return false;
  }

  @Override
  public final void describe(String className, ClassRewrite rewrite) {
    for (String original : classes()) {
      if (className.equals(original) || className.endsWith("." + original)) {
        describeLibrary(original, rewrite);
        return;
      }
    }
  }

  /** As {@link #describe}, by the name that the class has in the library itself. */
  abstract void describeLibrary(String className, ClassRewrite rewrite);

  /** Has a library's object carry the context of its constructor to the methods that call back. */
  static void carry(ClassRewrite rewrite, String... callingBack) {
    rewrite
        .carryContext()
        .adviseIfThere(MadeAdvice.class, "<init>")
        .adviseIfThere(CallbackAdvice.OfThis.class, callingBack);
  }

  /** As {@link #carry}, for a method that runs once. */
  static void carryOnce(ClassRewrite rewrite, String... callingBack) {
    rewrite
        .carryContext()
        .adviseIfThere(MadeAdvice.class, "<init>")
        .adviseIfThere(CallbackAdvice.LastOfThis.class, callingBack);
  }

  static final class MadeAdvice {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object carrier) {
      LibraryHooks.made(carrier);
    }
  }

  static final class DroppedAdvice {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object carrier) {
      CallbackHooks.over(carrier);
    }
  }

  /** Binds the first argument. */
  static final class BindRunnableAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.Argument(value = 0, readOnly = false) Runnable callback,
        @RewriteConstant String castTypes) {
      callback = LibraryHooks.bound(callback, castTypes);
    }
  }

  /** Binds the first argument, which runs again and again. */
  static final class BindPeriodicAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.Argument(value = 0, readOnly = false) Runnable callback,
        @RewriteConstant String castTypes) {
      callback = LibraryHooks.boundForEach(callback, castTypes);
    }
  }

  /** Binds the second argument. */
  static final class BindSecondRunnableAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.Argument(value = 1, readOnly = false) Runnable callback,
        @RewriteConstant String castTypes) {
      callback = LibraryHooks.bound(callback, castTypes);
    }
  }

  /** Binds the first argument. */
  static final class BindCallableAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(value = 0, readOnly = false) Callable<?> callback) {
      callback = LibraryHooks.bound(callback);
    }
  }

  /** Binds the first argument. */
  static final class BindConsumerAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(value = 0, readOnly = false) Consumer<?> callback) {
      callback = LibraryHooks.bound(callback);
    }
  }

  /** What a method hands over, and the threads that it starts, belong to nobody. */
  static final class NobodysAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object enter() {
      return LibraryHooks.beginNobodys();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Object before) {
      Hop.leave(before);
    }
  }
}
