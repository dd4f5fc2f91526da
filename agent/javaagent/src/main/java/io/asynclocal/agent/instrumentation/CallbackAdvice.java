package io.asynclocal.agent.instrumentation;

import io.asynclocal.bootstrap.CallbackHooks;
import io.asynclocal.bootstrap.Hop;
import net.bytebuddy.asm.Advice;

/** Around a method that calls a program's callback: the context is that of its registration. */
final class CallbackAdvice {

  private CallbackAdvice() {}

  /** For a method of the object that carries the context. */
  static final class OfThis {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object enter(@Advice.This Object carrier) {
      return CallbackHooks.begin(carrier);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Object before) {
      Hop.leave(before);
    }
  }

  /** For a method of the object that carries the context, which runs once. */
  static final class LastOfThis {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object enter(@Advice.This Object carrier) {
      return CallbackHooks.beginLast(carrier);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Object before) {
      Hop.leave(before);
    }
  }

  /** For a method whose first argument carries it. */
  static final class OfArgument {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object enter(@Advice.Argument(0) Object carrier) {
      return CallbackHooks.begin(carrier);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Object before) {
      Hop.leave(before);
    }
  }

  /** For a method of an inner class of the one that carries it. */
  static final class OfOuter {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object enter(@Advice.FieldValue("this$0") Object carrier) {
      return CallbackHooks.begin(carrier);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Object before) {
      Hop.leave(before);
    }
  }

  /** For a method of an inner class that calls the callback for the last time. */
  static final class LastOfOuter {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object enter(@Advice.FieldValue("this$0") Object carrier) {
      return CallbackHooks.beginLast(carrier);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Object before) {
      Hop.leave(before);
    }
  }

  /** For a method after which the callback is not called any more. */
  static final class Over {
    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.This Object carrier) {
      CallbackHooks.over(carrier);
    }
  }
}
