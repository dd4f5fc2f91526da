package io.asynclocal;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The key of a storage with a {@link ChangeListener}: whoever exchanges a frame, the agent among
 * them, tells it the frame before and the frame after.
 *
 * @param <T> the type of the store
 */
final class ListeningKey<T extends @Nullable Object> extends StorageKey<T>
    implements BiConsumer<@Nullable Object @Nullable [], @Nullable Object @Nullable []> {

  ListeningKey(Binding<T> binding) {
    super(binding);
  }

  @Override
  public void accept(@Nullable Object @Nullable [] before, @Nullable Object @Nullable [] after) {
    changed(before, after, true);
  }

  void changed(
      @Nullable Object @Nullable [] before,
      @Nullable Object @Nullable [] after,
      boolean contextSwitch) {
    binding.notifyListener(binding.storeIn(before), binding.storeIn(after), contextSwitch);
  }
}
