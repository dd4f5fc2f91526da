package io.asynclocal.bootstrap;

import java.nio.channels.CompletionHandler;
import org.jspecify.annotations.Nullable;

/** What asynchronous channels call: a completion handler runs with the context of its call. */
public final class ChannelHooks {

  /**
   * A program's handler with its context, which it drops when it is called: some channels keep the
   * handler of their last operation. Nobody but the channel sees it.
   */
  private static final class BoundHandler<V, A> implements CompletionHandler<V, A> {
    private final CompletionHandler<V, A> handler;
    private @Nullable Object context;

    BoundHandler(CompletionHandler<V, A> handler, Object context) {
      this.handler = handler;
      this.context = context;
    }

    @Override
    public void completed(V result, A attachment) {
      Object before = begin();
      try {
        handler.completed(result, attachment);
      } finally {
        Hop.leave(before);
      }
    }

    @Override
    public void failed(Throwable failure, A attachment) {
      Object before = begin();
      try {
        handler.failed(failure, attachment);
      } finally {
        Hop.leave(before);
      }
    }

    private @Nullable Object begin() {
      Object carried = context;
      context = null;
      return Hop.enter(carried);
    }
  }

  private ChannelHooks() {}

  /** What the channel gets in place of a handler; null stays null, which the channel refuses. */
  public static <V, A> @Nullable CompletionHandler<V, A> bind(
      @Nullable CompletionHandler<V, A> handler) {
    if (handler == null) {
      return null;
    }
    return new BoundHandler<>(handler, Excluded.is(handler) ? Hop.EMPTY : Hop.capture());
  }
}
