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

  /** The fewest entries at which it is worth a look whether all of them are still needed. */
  private static final int FEW = 64;

  private final IdentityHashMap<Object, Entry> entries = new IdentityHashMap<>();
  private long added;
  private int size;
  private int many = FEW;

  private static final class Entry {
    final Object context;
    final long number;
    boolean isDoubtful;
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
    size++;
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
    size--;
    return isKeptByQueue || hasOneContext(first) ? first.context : Hop.EMPTY;
  }

  /** Takes back the last entry of a task. */
  synchronized void takeLatest(Object task) {
    Entry first = entries.get(task);
    if (first == null) {
      return;
    }
    size--;
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

  synchronized int size() {
    return size;
  }

  /** Whether a look at the queue is due, as tasks may have left it unseen. */
  synchronized boolean isDueForALook() {
    return !isKeptByQueue && size >= many;
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
    int waiting = 0;
    for (Iterator<?> i = queue.iterator(); i.hasNext(); waiting++) {
      Object task = i.next();
      Integer count = present.get(task);
      present.put(task, count == null ? 1 : count + 1);
    }
    trim(present, now);
    lookAgainAfter(Math.max(FEW, waiting));
  }

  /** Forgets everything, as the queue does not tell what it has. */
  synchronized void clear() {
    entries.clear();
    size = 0;
  }

  /** Cuts the oldest entries above the number of occurrences, and none that are newer than it. */
  private synchronized void trim(IdentityHashMap<Object, Integer> present, long now) {
    for (Iterator<Map.Entry<Object, Entry>> i = entries.entrySet().iterator(); i.hasNext(); ) {
      Map.Entry<Object, Entry> of = i.next();
      Integer occurrences = present.get(of.getKey());
      int surplus = olderThan(of.getValue(), now) - (occurrences == null ? 0 : occurrences);
      Entry first = of.getValue();
      for (; surplus > 0 && first != null && isOver(first); surplus--) {
        first = first.next;
        size--;
      }
      for (Entry e = first; surplus > 0 && e != null; surplus--, e = e.next) {
        e.isDoubtful = true;
      }
      if (first == null) {
        i.remove();
      } else {
        of.setValue(first);
      }
    }
  }

  private synchronized void lookAgainAfter(int more) {
    many = size + more;
  }

  /** A pool may be about to add the task, or have just got it; so it must be missing twice. */
  private boolean isOver(Entry missing) {
    return isKeptByQueue || missing.isDoubtful;
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
