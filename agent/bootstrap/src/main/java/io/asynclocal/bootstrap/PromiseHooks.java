package io.asynclocal.bootstrap;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What a library's promise calls that keeps its listeners as they are: beside them it carries the
 * contexts of their registrations, and enters them whoever completes it, on whatever thread.
 */
public final class PromiseHooks {

  private PromiseHooks() {}

  /** A listener was registered; called with the promise's lock held. */
  public static void added(Object promise, @Nullable Object listener) {
    if (listener == null) {
      return;
    }
    Object context = Excluded.is(listener) ? Hop.EMPTY : Hop.capture();
    Object attached = Carriage.peek(promise);
    if (attached instanceof Registrations) {
      ((Registrations) attached).add(listener, context);
    } else if (context == Hop.EMPTY) {
      // Says that there are listeners, all without any context, and takes no room.
      Carriage.attach(promise, Hop.EMPTY);
    } else {
      Registrations registrations = new Registrations();
      // Those that were there before have none.
      registrations.add(listener, context);
      Carriage.attach(promise, registrations);
    }
  }

  /** A listener was removed. */
  public static void removed(Object promise, @Nullable Object listener) {
    Object attached = Carriage.peek(promise);
    if (attached instanceof Registrations && listener != null) {
      ((Registrations) attached).take(listener);
    }
  }

  /** A listener is about to be told. */
  public static @Nullable Object begin(@Nullable Object promise, @Nullable Object listener) {
    if (promise == null || listener == null) {
      return null;
    }
    Object attached = Carriage.peek(promise);
    return Hop.enter(
        attached instanceof Registrations ? ((Registrations) attached).take(listener) : attached);
  }

  /** As {@link #begin}, for a promise that may have put its listeners into a list of its own. */
  public static @Nullable Object beginPerhapsAll(Object promise, @Nullable Object listener) {
    if (!(listener instanceof Collection)) {
      return begin(promise, listener);
    }
    Object attached = Carriage.detach(promise);
    if (attached != null) {
      Carriage.attach(listener, attached);
    }
    return null;
  }
}
