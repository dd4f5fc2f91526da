package io.asynclocal.bootstrap;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A program's own supplier, of which can be told whether its value was asked for yet. */
public final class DeferredSupplier implements Supplier<@Nullable Object> {

  private final Supplier<?> supplier;
  private volatile boolean asked;

  DeferredSupplier(Supplier<?> supplier) {
    this.supplier = supplier;
  }

  @Override
  public @Nullable Object get() {
    Object value = supplier.get();
    asked = true;
    return value;
  }

  boolean wasAsked() {
    return asked;
  }
}
