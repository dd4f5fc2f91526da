package io.asynclocal.bootstrap;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * Contexts by object identity, for objects whose class was loaded before it could gain a field.
 *
 * <p>Keys are weak, and found by identity, as a program's {@code equals} must not run here. A fixed
 * number of stripes with a lock each; no class of {@code java.util.concurrent}, as those are the
 * ones that call this. What is attached to a key that died goes with the next call for any key.
 */
final class SideTable {

  private static final int STRIPES = 64;
  private static final int CHAINS = 64;

  private static final ReferenceQueue<Object> DEAD = new ReferenceQueue<>();
  private static final Stripe[] TABLE = stripes();

  private SideTable() {}

  static void put(Object key, Object context) {
    expunge();
    int hash = hash(key);
    stripe(hash).put(key, hash, context);
  }

  static @Nullable Object get(Object key) {
    expunge();
    int hash = hash(key);
    Stripe stripe = stripe(hash);
    return stripe.size == 0 ? null : stripe.get(key, hash);
  }

  static @Nullable Object remove(Object key) {
    expunge();
    int hash = hash(key);
    Stripe stripe = stripe(hash);
    return stripe.size == 0 ? null : stripe.remove(key, hash);
  }

  private static void expunge() {
    for (Object dead = DEAD.poll(); dead != null; dead = DEAD.poll()) {
      Entry entry = (Entry) dead;
      stripe(entry.hash).unlink(entry);
    }
  }

  private static int hash(Object key) {
    int hash = System.identityHashCode(key);
    return hash ^ (hash >>> 16);
  }

  private static Stripe stripe(int hash) {
    return TABLE[hash & (STRIPES - 1)];
  }

  private static Stripe[] stripes() {
    Stripe[] stripes = new Stripe[STRIPES];
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new Stripe();
    }
    return stripes;
  }

  private static final class Entry extends WeakReference<Object> {
    final int hash;
    Object context;
    @Nullable Entry next;

    Entry(Object key, int hash, Object context) {
      super(key, DEAD);
      this.hash = hash;
      this.context = context;
    }
  }

  /** One part of the table, with its own lock. */
  private static final class Stripe {

    private final @Nullable Entry[] chains = new Entry[CHAINS];
    volatile int size;

    synchronized void put(Object key, int hash, Object context) {
      Entry found = find(key, hash);
      if (found != null) {
        found.context = context;
        return;
      }
      Entry added = new Entry(key, hash, context);
      added.next = chains[chain(hash)];
      chains[chain(hash)] = added;
      resize(1);
    }

    synchronized @Nullable Object get(Object key, int hash) {
      Entry found = find(key, hash);
      return found == null ? null : found.context;
    }

    synchronized @Nullable Object remove(Object key, int hash) {
      Entry found = find(key, hash);
      if (found == null) {
        return null;
      }
      unlink(found);
      return found.context;
    }

    synchronized void unlink(Entry entry) {
      Entry previous = null;
      for (Entry e = chains[chain(entry.hash)]; e != null; previous = e, e = e.next) {
        if (e == entry) {
          if (previous == null) {
            chains[chain(entry.hash)] = e.next;
          } else {
            previous.next = e.next;
          }
          resize(-1);
          return;
        }
      }
    }

    private @Nullable Entry find(Object key, int hash) {
      for (Entry e = chains[chain(hash)]; e != null; e = e.next) {
        if (e.refersTo(key)) {
          return e;
        }
      }
      return null;
    }

    private static int chain(int hash) {
      return (hash >>> 6) & (CHAINS - 1);
    }

    /** Only ever called with the lock held; the field is volatile for those who look without. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void resize(int change) {
      size += change;
    }
  }
}
