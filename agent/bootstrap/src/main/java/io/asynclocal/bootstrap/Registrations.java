package io.asynclocal.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * The contexts in which listeners were registered with one promise; the first that is registered
 * twice is the first that is called.
 */
final class Registrations {

  private @Nullable Entry first;

  private static final class Entry {
    final Object listener;
    final Object context;
    @Nullable Entry next;

    Entry(Object listener, Object context) {
      this.listener = listener;
      this.context = context;
    }
  }

  synchronized void add(Object listener, Object context) {
    Entry added = new Entry(listener, context);
    if (first == null) {
      first = added;
      return;
    }
    Entry last = first;
    while (last.next != null) {
      last = last.next;
    }
    last.next = added;
  }

  /** Takes the context of a listener; empty for one that is not known. */
  synchronized Object take(Object listener) {
    Entry previous = null;
    for (Entry e = first; e != null; previous = e, e = e.next) {
      if (e.listener == listener) {
        if (previous == null) {
          first = e.next;
        } else {
          previous.next = e.next;
        }
        return e.context;
      }
    }
    return Hop.EMPTY;
  }
}
