package io.asynclocal.bootstrap;

import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The contexts of the tasks in one queue that has no nodes to keep them in.
 *
 * <p>One entry for each time that a task stands in the queue, first in, first out for the same
 * object. Which of several entries of one object is taken matters to nobody: the same code runs
 * once with each context.
 */
final class Ledger {

  /** Whether the queue's own methods keep it; else the pool does, which sees less. */
  final boolean isKeptByQueue;

  private final IdentityHashMap<Object, Entry> entries = new IdentityHashMap<>();
  private long added;

  private static final class Entry {
    final Object context;
    final long number;
    @Nullable Entry next;

    Entry(Object context, long number) {
      this.context = context;
      this.number = number;
    }
  }

  Ledger(boolean isKeptByQueue) {
    this.isKeptByQueue = isKeptByQueue;
  }

  synchronized void add(Object task, Object context) {
    Entry entry = new Entry(context, added++);
    Entry last = entries.get(task);
    if (last == null) {
      entries.put(task, entry);
      return;
    }
    while (last.next != null) {
      last = last.next;
    }
    last.next = entry;
  }

  /**
   * Takes the context of a task that left the queue.
   *
   * @return null where the task was added unseen; empty where only the pool keeps the ledger and
   *     the task may have left it unseen, so that it is not clear which context is its own
   */
  synchronized @Nullable Object take(Object task) {
    Entry first = entries.get(task);
    if (first == null) {
      return null;
    }
    replace(task, first.next);
    return isKeptByQueue || hasOneContext(first) ? first.context : Hop.EMPTY;
  }

  /** Takes back the last entry of a task. */
  synchronized void takeLatest(Object task) {
    Entry first = entries.get(task);
    if (first == null) {
      return;
    }
    if (first.next == null) {
      entries.remove(task);
      return;
    }
    Entry last = first;
    while (last.next != null && last.next.next != null) {
      last = last.next;
    }
    last.next = null;
  }

  /** Forgets the entries of tasks that are no longer in the queue. */
  void retainOnly(Iterable<?> queue) {
    long now;
    synchronized (this) {
      if (entries.isEmpty()) {
        return;
      }
      now = added;
    }
    // Without the lock: the queue's own lock is held while the ledger is asked.
    IdentityHashMap<Object, Integer> present = new IdentityHashMap<>();
    for (Iterator<?> i = queue.iterator(); i.hasNext(); ) {
      Object task = i.next();
      Integer count = present.get(task);
      present.put(task, count == null ? 1 : count + 1);
    }
    trim(present, now);
  }

  /** Cuts the oldest entries above the number of occurrences, and none that are newer than it. */
  private synchronized void trim(IdentityHashMap<Object, Integer> present, long now) {
    for (Iterator<Map.Entry<Object, Entry>> i = entries.entrySet().iterator(); i.hasNext(); ) {
      Map.Entry<Object, Entry> of = i.next();
      Integer occurrences = present.get(of.getKey());
      int surplus = olderThan(of.getValue(), now) - (occurrences == null ? 0 : occurrences);
      Entry first = of.getValue();
      for (; surplus > 0 && first != null; surplus--) {
        first = first.next;
      }
      if (first == null) {
        i.remove();
      } else {
        of.setValue(first);
      }
    }
  }

  private void replace(Object task, @Nullable Entry first) {
    if (first == null) {
      entries.remove(task);
    } else {
      entries.put(task, first);
    }
  }

  private static int olderThan(@Nullable Entry first, long now) {
    int count = 0;
    for (Entry e = first; e != null && e.number < now; e = e.next) {
      count++;
    }
    return count;
  }

  private static boolean hasOneContext(Entry first) {
    for (Entry e = first.next; e != null; e = e.next) {
      if (!Hop.isSame(e.context, first.context)) {
        return false;
      }
    }
    return true;
  }
}
