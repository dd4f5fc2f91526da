package io.asynclocal.bootstrap;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the program's classes call that hold values in thread locals. */
public final class HolderHooks {

  /** More keys than this are no names any more, and nothing is kept of them. */
  private static final int MOST_KEYS = 64;

  /** The keys of stacks that the program pushed to, as adapters of SLF4J do not list them. */
  private static volatile String @Nullable [] keys;

  private HolderHooks() {}

  /** Null where none was ever pushed to. */
  public static String @Nullable [] keys() {
    return keys;
  }

  /** A stack is pushed to. */
  public static void pushed(@Nullable String key) {
    String[] known = keys;
    int count = known == null ? 0 : known.length;
    for (int i = 0; known != null && i < count; i++) {
      if (known[i].equals(key)) {
        return;
      }
    }
    if (key != null && count < MOST_KEYS) {
      add(key);
    }
  }

  private static synchronized void add(String key) {
    String[] known = keys;
    int count = known == null ? 0 : known.length;
    String[] more = new String[count + 1];
    if (known != null) {
      System.arraycopy(known, 0, more, 0, count);
    }
    more[count] = key;
    keys = more;
  }

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
