package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;
import io.asynclocal.bootstrap.CallbackHooks;
import net.bytebuddy.asm.Advice;

/**
 * Web sockets of {@code java.net.http}: a listener gets each signal with the context in which the
 * web socket was built, from {@code onOpen} to {@code onClose} or {@code onError}.
 */
final class WebSocketInstrumentation extends Instrumentation {

  private static final String WEB_SOCKET = "jdk.internal.net.http.websocket.WebSocketImpl";
  private static final String RECEIVE_TASK = WEB_SOCKET + "$ReceiveTask";

  @Override
  public String mechanism() {
    return "http-client";
  }

  @Override
  public String[] classes() {
    return new String[] {WEB_SOCKET, RECEIVE_TASK};
  }

  @Override
  public void describe(String className, ClassRewrite rewrite) {
    if (className.equals(WEB_SOCKET)) {
      rewrite
          .carryContext()
          .advise(MadeAdvice.class, "<init>")
          .advise(CallbackAdvice.Over.class, "abort");
      return;
    }
    rewrite
        .advise(CallbackAdvice.OfOuter.class, "processOpen", "processText", "processBinary")
        .advise(CallbackAdvice.OfOuter.class, "processPing", "processPong")
        .advise(CallbackAdvice.LastOfOuter.class, "processClose", "processError");
  }

  static final class MadeAdvice {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This Object webSocket, @Advice.FieldValue("listener") Object listener) {
      CallbackHooks.registered(webSocket, listener);
    }
  }
}
