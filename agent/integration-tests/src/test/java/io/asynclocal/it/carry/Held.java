package io.asynclocal.it.carry;

/** A holder under test, perhaps of a library in a loader of its own. */
public interface Held {

  /** Gives the current thread a value, a short name. */
  void set(String value);

  /** The current thread's value; null where it has none. */
  String get();

  void clear();
}
