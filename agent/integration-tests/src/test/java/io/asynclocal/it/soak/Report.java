package io.asynclocal.it.soak;

import io.asynclocal.it.soak.Failure.Kind;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * How a run went so far, to be sent as one line.
 *
 * @param hops for each way, as in {@link Tally#WAYS}
 */
record Report(long programs, long lost, long foreign, long leaked, long[] hops) {

  static final Report EMPTY = new Report(0, 0, 0, 0, new long[0]);

  private static final String MARK = "report ";

  long failures() {
    return lost + foreign + leaked;
  }

  Report with(Kind kind) {
    return new Report(
        programs,
        lost + (kind == Kind.LOST ? 1 : 0),
        foreign + (kind == Kind.FOREIGN ? 1 : 0),
        leaked + (kind == Kind.LEAKED ? 1 : 0),
        hops);
  }

  Report with(long morePrograms, long[] allHops) {
    return new Report(programs + morePrograms, lost, foreign, leaked, allHops);
  }

  Report plus(Report other) {
    long[] sum = Arrays.copyOf(hops, Math.max(hops.length, other.hops.length));
    for (int i = 0; i < other.hops.length; i++) {
      sum[i] += other.hops[i];
    }
    return new Report(
        programs + other.programs,
        lost + other.lost,
        foreign + other.foreign,
        leaked + other.leaked,
        sum);
  }

  String outcome() {
    return Arrays.stream(hops).sum()
        + " hops, lost "
        + lost
        + ", foreign "
        + foreign
        + ", leaked "
        + leaked;
  }

  String line() {
    String each = Arrays.stream(hops).mapToObj(Long::toString).collect(Collectors.joining(","));
    return MARK + programs + " " + lost + " " + foreign + " " + leaked + " " + each;
  }

  static boolean isLine(String line) {
    return line.startsWith(MARK);
  }

  static Report parse(String line) {
    String[] parts = line.substring(MARK.length()).split(" ");
    return new Report(
        Long.parseLong(parts[0]),
        Long.parseLong(parts[1]),
        Long.parseLong(parts[2]),
        Long.parseLong(parts[3]),
        Arrays.stream(parts[4].split(",")).mapToLong(Long::parseLong).toArray());
  }
}
