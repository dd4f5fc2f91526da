package io.asynclocal.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * What {@link java.util.concurrent.CompletableFuture} calls: a completion carries the context of
 * its registration, and uses it whoever completes the future, on whatever thread.
 */
public final class CompletionHooks {

  /** The mode of a completion that is not run by its executor, or anything below. */
  private static final int SYNC = 0;

  private CompletionHooks() {}

  /** A dependent action was registered, or an asynchronous one made. */
  public static void registered(Object completion, @Nullable Object function) {
    if (Carriage.peek(completion) == null) {
      Carriage.attach(completion, Excluded.is(function) ? Hop.EMPTY : Hop.capture());
    }
  }

  /**
   * The slots of the current thread, looked up once for the whole run of a completion.
   *
   * @return null where the completion has fired
   */
  public static @Nullable Object @Nullable [] slots(Object completion) {
    return Carriage.peek(completion) == null && !Late.IS ? null : CurrentContext.slots();
  }

  /**
   * The completion looks whether it can fire; it may do so often, until it does.
   *
   * @param executor where it has itself run by, unless that has happened
   */
  public static @Nullable Object begin(
      Object completion, @Nullable Object @Nullable [] slots, @Nullable Object executor, int mode) {
    if (slots == null) {
      return null;
    }
    Object attached = Carriage.peek(completion);
    Object carried = Late.IS ? Late.ofCompletion(attached) : attached;
    if (carried == null) {
      return null;
    }
    return executor != null && mode <= SYNC && ThreadValues.areActive()
        ? Hop.enterFrame(slots, carried)
        : Hop.enter(slots, carried);
  }

  /**
   * The completion fired, or waits on.
   *
   * @param dependent the future that it completes; null once it has fired
   */
  public static void end(
      Object completion,
      @Nullable Object @Nullable [] slots,
      @Nullable Object before,
      @Nullable Object dependent) {
    if (slots != null && before != null) {
      Hop.leave(slots, before);
    }
    if (dependent == null) {
      Carriage.detach(completion);
    }
  }

  /** An asynchronous action runs, unless whoever runs it entered its context already. */
  public static @Nullable Object beginAsync(Object action) {
    Object attached = Carriage.detach(action);
    return Hop.enter(Late.IS ? Late.ofCompletion(attached) : attached);
  }

  /** An asynchronous action ran. */
  public static void endAsync(@Nullable Object before) {
    Hop.leave(before);
  }
}
