package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.CallReplacement;
import io.asynclocal.agent.rewrite.CallReplacement.Callee;
import io.asynclocal.agent.rewrite.ClassRewrite;
import io.asynclocal.bootstrap.CallbackHooks;
import io.asynclocal.bootstrap.Hop;
import net.bytebuddy.asm.Advice;

/**
 * {@code java.net.http.HttpClient}: body subscribers, body publishers and handlers of pushes get
 * all their calls with the context of {@code send} or {@code sendAsync}.
 *
 * <p>What the client strings together by futures has that context already, body handlers and
 * filters among it. The rest is called by whoever reads or writes a connection, which requests
 * share; so each exchange carries its context, and enters it around those calls. What the client
 * does for a connection belongs to nobody, or the first request would stay with it.
 */
final class HttpClientInstrumentation extends Instrumentation {

  private static final String HTTP = "jdk.internal.net.http.";
  private static final String EXCHANGE = HTTP + "ExchangeImpl";
  private static final String EXCHANGE_1 = HTTP + "Http1Exchange";
  private static final String RECEIVER_1 = HTTP + "Http1AsyncReceiver";
  private static final String STREAM = HTTP + "Stream";
  private static final String PUSHED = STREAM + "$PushedStream";
  private static final String REQUEST_BODY = STREAM + "$RequestSubscriber";
  private static final String TLS = HTTP + "common.SSLFlowDelegate";
  private static final String FLOW = HTTP + "common.SubscriberWrapper";

  private static final String HOOKS = "io/asynclocal/bootstrap/OwnWorkHooks";
  private static final String FUTURE = "java/util/concurrent/CompletableFuture";

  @Override
  public String mechanism() {
    return "http-client";
  }

  @Override
  public String[] classes() {
    return new String[] {EXCHANGE, EXCHANGE_1, RECEIVER_1, STREAM, PUSHED, REQUEST_BODY, TLS, FLOW};
  }

  @Override
  public void describe(String className, ClassRewrite rewrite) {
    switch (className) {
      case EXCHANGE:
        rewrite.carryContext().advise(MadeAdvice.class, "<init>");
        break;
      case EXCHANGE_1:
        rewrite
            .advise(CallbackAdvice.OfThis.class, "requestMoreBody", "cancelUpstreamSubscription")
            .advise(CallbackAdvice.OfThis.class, "cancelImpl");
        break;
      case RECEIVER_1:
        rewrite.advise(ReceiverAdvice.class, "flush");
        break;
      case STREAM:
        rewrite.advise(CallbackAdvice.OfThis.class, "schedule", "incoming_pushPromise");
        break;
      case PUSHED:
        rewrite
            .advise(PushedAdvice.class, "<init>")
            .advise(CallbackAdvice.OfThis.class, "completeResponse");
        break;
      case REQUEST_BODY:
        rewrite.advise(CallbackAdvice.OfOuter.class, "trySend");
        break;
      default:
        rewrite
            .replace(ofNobody("thenRun", "Ljava/lang/Runnable;"))
            .replace(ofNobody("exceptionally", "Ljava/util/function/Function;"))
            .replace(ofNobody("whenComplete", "Ljava/util/function/BiConsumer;"));
    }
  }

  /** What a connection registers with its futures as it is made lives as long as it does. */
  private static CallReplacement ofNobody(String method, String function) {
    String returns = ")L" + FUTURE + ";";
    return new CallReplacement(
        "<init>",
        Callee.ofVirtual(FUTURE, method, "(" + function + returns),
        Callee.ofStatic(HOOKS, method, "(L" + FUTURE + ";" + function + returns));
  }

  static final class MadeAdvice {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object exchange) {
      CallbackHooks.registered(exchange, null);
    }
  }

  /** A push is received by the connection's reader, on behalf of the request it comes with. */
  static final class PushedAdvice {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object stream, @Advice.FieldValue("parent") Object parent) {
      CallbackHooks.madeFor(stream, parent);
    }
  }

  static final class ReceiverAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object enter(@Advice.FieldValue("owner") Object exchange) {
      return CallbackHooks.begin(exchange);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Object before) {
      Hop.leave(before);
    }
  }
}
