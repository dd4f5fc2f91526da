package io.asynclocal.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * What {@link java.util.concurrent.CompletableFuture} calls: a completion carries the context of
 * its registration, and uses it whoever completes the future, on whatever thread.
 */
public final class CompletionHooks {

  private CompletionHooks() {}

  /** A dependent action was registered, or an asynchronous one made. */
  public static void registered(Object completion, @Nullable Object function) {
    if (Carriage.peek(completion) == null) {
      Carriage.attach(completion, Excluded.is(function) ? Hop.EMPTY : Hop.capture());
    }
  }

  /** The completion looks whether it can fire; it may do so often, until it does. */
  public static @Nullable Object begin(Object completion) {
    Object attached = Carriage.peek(completion);
    return Hop.enter(Late.IS ? Late.ofCompletion(attached) : attached);
  }

  /**
   * The completion fired, or waits on.
   *
   * @param dependent the future that it completes; null once it has fired
   */
  public static void end(Object completion, @Nullable Object before, @Nullable Object dependent) {
    Hop.leave(before);
    if (dependent == null) {
      Carriage.detach(completion);
    }
  }

  /** An asynchronous action runs, unless whoever runs it entered its context already. */
  public static @Nullable Object beginAsync(Object action) {
    return Hop.enter(Carriage.detach(action));
  }

  /** An asynchronous action ran. */
  public static void endAsync(@Nullable Object before) {
    Hop.leave(before);
  }
}
