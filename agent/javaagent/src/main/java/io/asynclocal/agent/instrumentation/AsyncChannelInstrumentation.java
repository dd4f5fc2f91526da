package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;
import io.asynclocal.bootstrap.ChannelHooks;
import java.nio.channels.CompletionHandler;
import net.bytebuddy.asm.Advice;

/**
 * Asynchronous channels of sockets, server sockets and files: a completion handler runs with the
 * context of the call that it was given to, whichever thread of the group finishes the operation.
 *
 * <p>The handler is bound where the public methods take it, in the classes that all systems share.
 * A channel has nothing of its own for each operation that a context could ride in, and it shows
 * its handler to nobody.
 */
final class AsyncChannelInstrumentation extends Instrumentation {

  private static final String SOCKET = "sun.nio.ch.AsynchronousSocketChannelImpl";
  private static final String SERVER = "sun.nio.ch.AsynchronousServerSocketChannelImpl";
  private static final String FILE = "sun.nio.ch.AsynchronousFileChannelImpl";
  private static final String HANDLER = "java.lang.Object,java.nio.channels.CompletionHandler)";
  private static final String TIMEOUT = "long,java.util.concurrent.TimeUnit,";
  private static final String BUFFER = "(java.nio.ByteBuffer,";
  private static final String BUFFERS = "([Ljava.nio.ByteBuffer;,int,int,";

  @Override
  public String mechanism() {
    return "nio-channel";
  }

  @Override
  public String[] classes() {
    return new String[] {SOCKET, SERVER, FILE};
  }

  @Override
  public void describe(String className, ClassRewrite rewrite) {
    switch (className) {
      case SOCKET:
        rewrite
            .advise(ThirdAdvice.class, "connect(java.net.SocketAddress," + HANDLER)
            .advise(FifthAdvice.class, "read" + BUFFER + TIMEOUT + HANDLER)
            .advise(FifthAdvice.class, "write" + BUFFER + TIMEOUT + HANDLER)
            .advise(SeventhAdvice.class, "read" + BUFFERS + TIMEOUT + HANDLER)
            .advise(SeventhAdvice.class, "write" + BUFFERS + TIMEOUT + HANDLER);
        break;
      case SERVER:
        rewrite.advise(SecondAdvice.class, "accept(" + HANDLER);
        break;
      default:
        rewrite
            .advise(FourthAdvice.class, "read" + BUFFER + "long," + HANDLER)
            .advise(FourthAdvice.class, "write" + BUFFER + "long," + HANDLER)
            .advise(FifthAdvice.class, "lock(long,long,boolean," + HANDLER);
    }
  }

  static final class SecondAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.Argument(value = 1, readOnly = false) CompletionHandler<?, ?> handler) {
      handler = ChannelHooks.bind(handler);
    }
  }

  static final class ThirdAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.Argument(value = 2, readOnly = false) CompletionHandler<?, ?> handler) {
      handler = ChannelHooks.bind(handler);
    }
  }

  static final class FourthAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.Argument(value = 3, readOnly = false) CompletionHandler<?, ?> handler) {
      handler = ChannelHooks.bind(handler);
    }
  }

  static final class FifthAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.Argument(value = 4, readOnly = false) CompletionHandler<?, ?> handler) {
      handler = ChannelHooks.bind(handler);
    }
  }

  static final class SeventhAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.Argument(value = 6, readOnly = false) CompletionHandler<?, ?> handler) {
      handler = ChannelHooks.bind(handler);
    }
  }
}
