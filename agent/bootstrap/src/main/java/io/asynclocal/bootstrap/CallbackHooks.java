package io.asynclocal.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * What an object of the JDK calls that holds a program's callback, and calls it later, perhaps many
 * times: each call runs with the context in which the callback was given.
 */
public final class CallbackHooks {

  private static final int CLOSED = 1;

  private CallbackHooks() {}

  /** The object was made, with the callback that it will call. */
  public static void registered(Object carrier, @Nullable Object callback) {
    Carriage.captureIfAbsent(carrier, Excluded.is(callback));
  }

  /** The object was made on behalf of another, which may have been registered elsewhere. */
  public static void madeFor(Object carrier, @Nullable Object other) {
    Object context = other == null ? null : Carriage.peek(other);
    Carriage.attach(carrier, context == null ? Hop.EMPTY : context);
  }

  /** The callback is about to be called; nothing is entered where there is no carrier. */
  public static @Nullable Object begin(@Nullable Object carrier) {
    return carrier == null ? null : Hop.enter(Carriage.peek(carrier));
  }

  /** The callback is about to be called for the last time. */
  public static @Nullable Object beginLast(Object carrier) {
    return Hop.enter(Carriage.detach(carrier));
  }

  /** The callback will not be called any more. */
  public static void over(Object carrier) {
    Carriage.detach(carrier);
  }

  /**
   * A subscriber may have got its last signal.
   *
   * @param state that of the subscription; see the bits of {@code SubmissionPublisher}
   */
  public static void overIfClosed(Object subscription, int state) {
    if ((state & CLOSED) != 0) {
      Carriage.detach(subscription);
    }
  }
}
