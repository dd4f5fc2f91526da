package io.asynclocal;

import org.jspecify.annotations.Nullable;

/** The scope of {@link Snapshot#open}: restores the whole context. */
final class SnapshotScope extends OpenScope {

  private static final Object TOKEN_KEY = new Object();

  SnapshotScope() {
    super(TOKEN_KEY, "a Snapshot");
  }

  @Override
  @Nullable Object @Nullable [] undo(
      @Nullable Object @Nullable [] now, @Nullable Object @Nullable [] before) {
    return before;
  }

  @Override
  void notifyListeners(
      @Nullable Object @Nullable [] previous, @Nullable Object @Nullable [] current) {
    Frames.notifyListeners(previous, current);
  }
}
