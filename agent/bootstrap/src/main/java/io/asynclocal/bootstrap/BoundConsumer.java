package io.asynclocal.bootstrap;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A consumer of the program with its context, for libraries that call it by themselves. */
final class BoundConsumer<T> implements Consumer<T> {

  private final Consumer<T> callback;
  private final Object context;

  BoundConsumer(Consumer<T> callback, Object context) {
    this.callback = callback;
    this.context = context;
  }

  @Override
  public void accept(T value) {
    Object before = Hop.enter(context);
    try {
      callback.accept(value);
    } finally {
      Hop.leave(before);
    }
  }

  /** What libraries print of a callback is the program's own. */
  @Override
  public @Nullable String toString() {
    return callback.toString();
  }
}
