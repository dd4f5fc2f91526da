package io.asynclocal;

import org.jspecify.annotations.Nullable;

/**
 * The scope of {@link AsyncLocalStorage#withScope}: restores its own storage and no other.
 *
 * @param <T> the type of the store
 */
final class StorageScope<T extends @Nullable Object> extends OpenScope {

  private final Binding<T> binding;
  private final StorageKey<T> key;

  StorageScope(Binding<T> binding, StorageKey<T> key) {
    super(binding.scopes, binding.toString());
    this.binding = binding;
    this.key = key;
  }

  @Override
  @Nullable Object @Nullable [] undo(
      @Nullable Object @Nullable [] now, @Nullable Object @Nullable [] before) {
    return binding.restored(now, key, before);
  }

  @Override
  void notifyListeners(
      @Nullable Object @Nullable [] previous, @Nullable Object @Nullable [] current) {
    binding.changed(previous, current);
  }
}
