package io.asynclocal.demo;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts, by kind of hop, where the user was seen, was lost, or was another. */
public final class Tally {

  /** The counts of one kind. */
  public static final class Counts {
    public final LongAdder hops = new LongAdder();
    public final LongAdder lost = new LongAdder();
    public final LongAdder foreign = new LongAdder();
  }

  private final Map<String, Counts> byKind = new ConcurrentSkipListMap<>();
  private final Counts all = new Counts();

  /**
   * Counts one hop.
   *
   * @param expected the user whose request it was
   * @param seen the user seen there; null for nobody
   */
  public void count(String kind, String expected, String seen) {
    for (Counts counts : new Counts[] {all, byKind.computeIfAbsent(kind, k -> new Counts())}) {
      counts.hops.increment();
      if (seen == null) {
        counts.lost.increment();
      } else if (!seen.equals(expected)) {
        counts.foreign.increment();
      }
    }
  }

  public Counts all() {
    return all;
  }

  public Map<String, Counts> byKind() {
    return byKind;
  }

  public boolean isClean() {
    return all.lost.sum() == 0 && all.foreign.sum() == 0;
  }

  public String line(String name) {
    return String.format(
        Locale.ROOT,
        "%-18s hops=%d lost=%d foreign=%d",
        name + ":",
        all.hops.sum(),
        all.lost.sum(),
        all.foreign.sum());
  }
}
