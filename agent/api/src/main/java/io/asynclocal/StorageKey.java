package io.asynclocal;

import org.jspecify.annotations.Nullable;

/**
 * What stands for a storage in a frame. A storage that is disabled takes a new key, so that all
 * bindings made so far, wherever they are captured, stop being found.
 *
 * @param <T> the type of the store
 */
class StorageKey<T extends @Nullable Object> {

  final Binding<T> binding;

  StorageKey(Binding<T> binding) {
    this.binding = binding;
  }

  @Override
  public String toString() {
    return binding.toString();
  }
}
