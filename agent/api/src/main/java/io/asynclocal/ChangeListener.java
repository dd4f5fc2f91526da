package io.asynclocal;

import org.jspecify.annotations.Nullable;

/**
 * Is told when the store of one storage changes on a thread; given to {@link
 * AsyncLocalStorage.Builder#onChange}.
 *
 * <p>It is meant for mirroring a store into something that only knows thread locals, such as a
 * logging library's MDC. It runs on the thread whose store changed, between the change and whatever
 * runs next, so it has to be quick. What it throws is logged and goes no further.
 *
 * @param <T> the type of the store
 * @since 0.1
 */
@FunctionalInterface
public interface ChangeListener<T extends @Nullable Object> {

  /**
   * Called after the change, and only where the two stores are not the same object.
   *
   * @param previous what {@link AsyncLocalStorage#getStore} returned before the change
   * @param current what it returns now
   * @param contextSwitch true where the whole context was exchanged (work handed over, a snapshot
   *     run), false where this storage alone was set ({@code run}, {@code enterWith}, {@code exit})
   */
  void onChange(@Nullable T previous, @Nullable T current, boolean contextSwitch);
}
