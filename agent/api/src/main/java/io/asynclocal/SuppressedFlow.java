package io.asynclocal;

import org.jspecify.annotations.Nullable;

/** The scope of {@link AsyncLocalStorage#suppressFlow}: new hops start empty while it is open. */
final class SuppressedFlow extends OpenScope {

  private static final Object TOKEN_KEY = new Object();

  SuppressedFlow() {
    super(TOKEN_KEY, "suppressFlow()");
  }

  @Override
  @Nullable Object @Nullable [] undo(
      @Nullable Object @Nullable [] now, @Nullable Object @Nullable [] before) {
    return Frames.isFlowSuppressed(before) ? now : Frames.flowing(now);
  }

  @Override
  void notifyListeners(
      @Nullable Object @Nullable [] previous, @Nullable Object @Nullable [] current) {
    // No store changes, so there is nothing to tell.
  }
}
