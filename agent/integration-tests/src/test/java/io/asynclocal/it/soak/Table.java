package io.asynclocal.it.soak;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was counted on one JDK. */
final class Table {

  private static final String WAY = "way\t";
  private static final String JDK = "jdk\t";
  private static final String ROW = "%-24s %12s %12s %18s%n";

  private final String home;
  private final List<Tally.Way> ways = new ArrayList<>();
  private String name;
  private boolean isLearned;
  private Report ended = Report.EMPTY;
  private Report underWay = Report.EMPTY;

  Table(String home) {
    this.home = home;
    this.name = home;
  }

  /** What a run says of itself before it begins. */
  static void introduce() {
    System.out.println(JDK + "JDK " + Runtime.version());
    Tally.WAYS.forEach(way -> System.out.println(WAY + way.family() + "\t" + way.name()));
  }

  String home() {
    return home;
  }

  String name() {
    return name;
  }

  /** Whether the line is one of the introduction. */
  synchronized boolean learn(String line) {
    if (line.startsWith(JDK)) {
      isLearned = !ways.isEmpty();
      name = line.substring(JDK.length());
      return true;
    }
    if (!line.startsWith(WAY)) {
      return false;
    }
    String[] parts = line.split("\t", 3);
    if (!isLearned) {
      ways.add(new Tally.Way(parts[1], parts[2]));
    }
    return true;
  }

  synchronized void set(Report report) {
    underWay = report;
  }

  synchronized void endSlice() {
    ended = ended.plus(underWay);
    underWay = Report.EMPTY;
  }

  synchronized boolean hasFailures() {
    return ended.plus(underWay).failures() > 0;
  }

  synchronized String text() {
    Report all = ended.plus(underWay);
    Map<String, List<Long>> families = new LinkedHashMap<>();
    for (int i = 0; i < ways.size(); i++) {
      families
          .computeIfAbsent(ways.get(i).family(), family -> new ArrayList<>())
          .add(i < all.hops().length ? all.hops()[i] : 0L);
    }
    StringBuilder text = new StringBuilder("\n" + name + ": " + all.programs() + " programs\n");
    text.append(ROW.formatted("mechanism", "kinds used", "hops", "fewest of a kind"));
    List<Long> every = new ArrayList<>();
    families.forEach(
        (family, hops) -> {
          text.append(row(family, hops));
          every.addAll(hops);
        });
    text.append(row("all", every));
    return text.append(all.outcome()).append('\n').toString();
  }

  private static String row(String family, List<Long> hops) {
    long used = hops.stream().filter(count -> count > 0).count();
    long sum = hops.stream().mapToLong(Long::longValue).sum();
    long fewest = hops.stream().mapToLong(Long::longValue).min().orElse(0);
    return ROW.formatted(family, used + " of " + hops.size(), sum, fewest);
  }
}
