package io.asynclocal;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What stands for a storage in a frame. A storage that is disabled takes a new key, so that all
 * bindings made so far, wherever they are captured, stop being found.
 *
 * @param <T> the type of the store
 */
class StorageKey<T extends @Nullable Object> {

  /** Multiples of it fall on places of a table, a power of two, that are far from each other. */
  private static final int SPREAD = 0x61c88647;

  private static final AtomicInteger NEXT_HASH = new AtomicInteger();

  final Binding<T> binding;

  private final int hash = NEXT_HASH.getAndAdd(SPREAD);

  StorageKey(Binding<T> binding) {
    this.binding = binding;
  }

  /** A field, as the hash of an object's identity takes longer to get, and collides. */
  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return binding.toString();
  }
}
