package io.asynclocal.it.soak;

import io.asynclocal.it.hop.Mechanism;
import io.asynclocal.it.hop.Mechanisms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/** How often each way of a hop was gone. */
final class Tally {

  /** One way of a hop. */
  record Way(String family, String name) {}

  static final List<Mechanisms.Family> FAMILIES = Mechanisms.families();
  static final List<Mechanism.Kind> KINDS =
      FAMILIES.stream().flatMap(family -> family.kinds().stream()).toList();
  static final List<Way> WAYS = ways();

  private static final Map<Mechanism.Kind, Integer> INDEX = new HashMap<>();

  static {
    for (int i = 0; i < KINDS.size(); i++) {
      INDEX.put(KINDS.get(i), i);
    }
  }

  private final AtomicLongArray hops = new AtomicLongArray(WAYS.size());

  private static List<Way> ways() {
    List<Way> ways = new ArrayList<>();
    for (Mechanisms.Family family : FAMILIES) {
      family.kinds().forEach(kind -> ways.add(new Way(family.name(), kind.name())));
    }
    for (Cancellation how : Cancellation.values()) {
      ways.add(new Way("cancelled tasks", how.name()));
    }
    ways.add(new Way("chains of futures", "handle"));
    return ways;
  }

  void hop(Mechanism.Kind kind) {
    hops.incrementAndGet(INDEX.get(kind));
  }

  void hop(Cancellation how) {
    hops.incrementAndGet(KINDS.size() + how.ordinal());
  }

  void hopInChain() {
    hops.incrementAndGet(WAYS.size() - 1);
  }

  /** The hops of each way, in their order. */
  long[] hops() {
    long[] each = new long[hops.length()];
    for (int i = 0; i < each.length; i++) {
      each[i] = hops.get(i);
    }
    return each;
  }
}
