package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;

/**
 * gRPC: a client's observer sees the context of its call, whatever thread of the transport brings
 * the answer; and a service method sees what an interceptor set around {@code startCall}, as that
 * is where its listener is made.
 *
 * <p>A call that waits for the channel is started later, by whoever made the channel ready, with
 * the context in which it was made; what it puts off is bound. The library's executors are carried
 * as any other; their drain loops belong to nobody.
 */
final class GrpcInstrumentation extends LibraryInstrumentation {

  private static final String CLIENT = "io.grpc.internal.ClientCallImpl$ClientStreamListenerImpl";
  private static final String DELAYED = "io.grpc.internal.DelayedClientCall";
  private static final String DELAYED_LISTENER = DELAYED + "$DelayedListener";
  private static final String SYNCHRONIZATION = "io.grpc.SynchronizationContext";
  private static final String UNARY =
      "io.grpc.stub.ServerCalls$UnaryServerCallHandler$UnaryServerCallListener";
  private static final String STREAMING =
      "io.grpc.stub.ServerCalls$StreamingServerCallHandler$StreamingServerCallListener";

  @Override
  public String mechanism() {
    return "grpc";
  }

  @Override
  public String[] classes() {
    return new String[] {CLIENT, DELAYED, DELAYED_LISTENER, SYNCHRONIZATION, UNARY, STREAMING};
  }

  @Override
  void describeLibrary(String className, ClassRewrite rewrite) {
    switch (className) {
      case CLIENT:
        carry(rewrite, "headersRead", "messagesAvailable", "closed", "onReady");
        break;
      case DELAYED:
        carryOnce(rewrite, "setCall");
        rewrite.adviseWithCastTypes(BindRunnableAdvice.class, "delayOrExecute");
        break;
      case DELAYED_LISTENER:
        rewrite.adviseWithCastTypes(BindRunnableAdvice.class, "delayOrExecute");
        break;
      case SYNCHRONIZATION:
        rewrite.adviseWithCastTypes(BindRunnableAdvice.class, "executeLater");
        break;
      default:
        carry(rewrite, "onMessage", "onHalfClose", "onCancel", "onReady", "onComplete");
    }
  }
}
