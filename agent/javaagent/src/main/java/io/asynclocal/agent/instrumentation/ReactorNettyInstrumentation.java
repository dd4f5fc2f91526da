package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;
import io.asynclocal.bootstrap.LibraryHooks;
import net.bytebuddy.asm.Advice;

/**
 * Reactor Netty, and with it Spring's {@code WebClient}: a request, its response and its body come
 * with the context of their subscriber, whoever made the connection or gave it back to the pool.
 *
 * <p>An event loop tells these: what is made for each subscription to a request, and the receiver
 * of a body, which has one subscriber. A connection belongs to nobody, as it will serve others.
 */
final class ReactorNettyInstrumentation extends LibraryInstrumentation {

  private static final String CONNECT = "reactor.netty.http.client.HttpClientConnect$";
  private static final String CONNECTOR = "reactor.netty.transport.TransportConnector";
  private static final String RECEIVER = "reactor.netty.channel.FluxReceive";

  @Override
  public String mechanism() {
    return "reactor-netty";
  }

  @Override
  public String[] classes() {
    return new String[] {
      CONNECT + "HttpObserver",
      CONNECT + "HttpIOHandlerObserver",
      CONNECT + "MonoHttpConnect$ClientTransportSubscriber",
      CONNECTOR,
      RECEIVER,
    };
  }

  @Override
  void describeLibrary(String className, ClassRewrite rewrite) {
    if (className.equals(RECEIVER)) {
      rewrite
          .carryContext()
          .adviseIfThere(SubscribedAdvice.class, "startReceiver")
          .adviseIfThere(
              CallbackAdvice.OfThis.class,
              "drainReceiver",
              "onInboundNext",
              "onInboundComplete",
              "onInboundError");
    } else if (className.equals(CONNECTOR)) {
      rewrite.adviseIfThere(NobodysAdvice.class, "doInitAndRegister", "doResolveAndConnect");
    } else {
      carry(rewrite, "onStateChange", "onUncaughtException", "onNext", "onError", "onComplete");
    }
  }

  static final class SubscribedAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object receiver) {
      LibraryHooks.made(receiver);
    }
  }
}
