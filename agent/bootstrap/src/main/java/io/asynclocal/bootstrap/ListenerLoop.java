package io.asynclocal.bootstrap;

import java.util.Collection;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Iterates over the listeners of a promise for a loop that tells each in turn: the context of each
 * is current from the moment it is asked for until the loop asks whether there is another.
 */
public final class ListenerLoop implements Iterator<Object> {

  private final Object listeners;
  private final Iterator<?> iterator;
  private @Nullable Object before;

  private ListenerLoop(Object listeners, Iterator<?> iterator) {
    this.listeners = listeners;
    this.iterator = iterator;
  }

  /** Stands for {@code listeners.iterator()}. */
  public static Iterator<?> over(Collection<?> listeners) {
    return Carriage.peek(listeners) == null
        ? listeners.iterator()
        : new ListenerLoop(listeners, listeners.iterator());
  }

  @Override
  public boolean hasNext() {
    Hop.leave(before);
    before = null;
    return iterator.hasNext();
  }

  @Override
  public Object next() {
    Object listener = iterator.next();
    before = PromiseHooks.begin(listeners, listener);
    return listener;
  }
}
