package io.asynclocal.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * The results as Markdown: a row for each hop and number of values, a column for each contender. Of
 * several runs of the same it has the one in the middle.
 */
final class Table {

  private static final String BYTES = "gc.alloc.rate.norm";

  private final Map<String, Map<Contender, String>> rows = new TreeMap<>();
  private final Map<String, Double> plainTimes = new TreeMap<>();

  /** The quickest of those that carry a context, without us. */
  private final Map<String, Double> bestPeerTimes = new TreeMap<>();

  Table(Collection<RunResult> all) {
    Collection<RunResult> results = medians(all);
    for (RunResult result : results) {
      double time = result.getPrimaryResult().getScore();
      if (contender(result) == Contender.PLAIN) {
        plainTimes.put(row(result), time);
      } else if (contender(result) != Contender.ASYNCLOCAL) {
        bestPeerTimes.merge(row(result), time, Math::min);
      }
    }
    for (RunResult result : results) {
      rows.computeIfAbsent(row(result), row -> new TreeMap<>())
          .put(contender(result), cell(result));
    }
  }

  @Override
  public String toString() {
    List<Contender> columns = new ArrayList<>(List.of(Contender.values()));
    columns.removeIf(column -> rows.values().stream().noneMatch(row -> row.containsKey(column)));
    StringBuilder text = new StringBuilder("| hop, values set |");
    columns.forEach(column -> text.append(' ').append(column).append(" |"));
    text.append("\n|---|").append("---|".repeat(columns.size())).append('\n');
    rows.forEach(
        (name, cells) -> {
          text.append("| ").append(name).append(" |");
          columns.forEach(
              column -> text.append(' ').append(cells.getOrDefault(column, "")).append(" |"));
          text.append('\n');
        });
    return text.toString();
  }

  private static Collection<RunResult> medians(Collection<RunResult> all) {
    Map<String, List<RunResult>> rounds = new TreeMap<>();
    for (RunResult result : all) {
      rounds.computeIfAbsent(row(result) + contender(result), key -> new ArrayList<>()).add(result);
    }
    List<RunResult> medians = new ArrayList<>();
    for (List<RunResult> runs : rounds.values()) {
      runs.sort(Comparator.comparingDouble(run -> run.getPrimaryResult().getScore()));
      medians.add(runs.get(runs.size() / 2));
    }
    return medians;
  }

  private String cell(RunResult result) {
    double time = result.getPrimaryResult().getScore();
    Result<?> bytes = result.getSecondaryResults().get(BYTES);
    double ratio = time / plainTimes.getOrDefault(row(result), Double.NaN);
    String cell =
        String.format(
            Locale.ROOT,
            "%.1f ns, %.0f B (%.2fx)",
            time,
            bytes == null ? Double.NaN : bytes.getScore(),
            ratio);
    Double best = bestPeerTimes.get(row(result));
    return contender(result) == Contender.ASYNCLOCAL && best != null
        ? cell + String.format(Locale.ROOT, " %.2fx best peer", time / best)
        : cell;
  }

  private static String row(RunResult result) {
    BenchmarkParams params = result.getParams();
    String name = params.getBenchmark();
    String count = params.getParam("count");
    return name.substring(name.lastIndexOf('.') + 1) + ", " + (count == null ? "16" : count);
  }

  private static Contender contender(RunResult result) {
    return Contender.valueOf(result.getParams().getParam("contender"));
  }
}
