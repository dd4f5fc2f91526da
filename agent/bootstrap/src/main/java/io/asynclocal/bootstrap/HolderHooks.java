package io.asynclocal.bootstrap;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the program's classes call that hold values in thread locals. */
public final class HolderHooks {

  private HolderHooks() {}

  /** The class is initialised, or is now of use. */
  public static void ready(@Nullable Class<?> holder) {
    BootSettings.Holders listener = BootSettings.holders;
    if (listener != null && holder != null) {
      listener.ready(holder);
    }
  }

  /** What a holder keeps in place of a supplier, so that {@link #isDeferred} can tell. */
  public static @Nullable Supplier<?> deferred(@Nullable Supplier<?> supplier) {
    return supplier == null || supplier instanceof DeferredSupplier
        ? supplier
        : new DeferredSupplier(supplier);
  }

  /** A holder has made another supplier around the one that it was given. */
  public static void wrapped(@Nullable Object outer, @Nullable Object supplier) {
    if (outer != null && supplier instanceof DeferredSupplier) {
      SideTable.put(outer, supplier);
    }
  }

  /** Whether asking such an outer supplier would be the first time. */
  public static boolean isDeferred(Object outer) {
    Object supplier = SideTable.get(outer);
    return supplier instanceof DeferredSupplier && !((DeferredSupplier) supplier).wasAsked();
  }
}
