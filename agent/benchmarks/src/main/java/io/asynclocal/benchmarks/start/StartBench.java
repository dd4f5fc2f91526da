package io.asynclocal.benchmarks.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Runs whole programs without and with each agent in turn, and prints what the agents add. */
public final class StartBench {

  /** What one run took: wall and processor seconds, peak memory in MiB. */
  private record Run(double wall, double cpu, double peak) {

    /** What it took more than another. */
    Run over(Run other) {
      return new Run(wall - other.wall, cpu - other.cpu, peak - other.peak);
    }
  }

  private static final List<String> PROGRAMS = List.of("Hello", "UsesExecutors", "WebApplication");
  private static final int RUNS = 11;
  private static final int TIMED_RUNS = 3;

  private final Map<String, List<String>> contenders = new LinkedHashMap<>();
  private final StringBuilder text = new StringBuilder();

  private StartBench() throws IOException {
    contenders.put("plain", List.of());
    contenders.put(
        "an agent that does nothing", List.of("-javaagent:" + AgentJar.naming(EmptyAgent.class)));
    contenders.put(
        "an agent that changes no class",
        List.of("-javaagent:" + AgentJar.naming(IdleTransformerAgent.class)));
    contenders.put("asynclocal", List.of("-javaagent:" + System.getProperty("bench.asynclocal")));
    contenders.put(
        "asynclocal, first start", List.of(contenders.get("asynclocal").get(0) + "=cache=off"));
    contenders.put("TTL", List.of("-javaagent:" + System.getProperty("bench.ttl")));
    contenders.put(
        "OpenTelemetry",
        List.of(
            "-javaagent:" + System.getProperty("bench.opentelemetry"),
            "-Dotel.traces.exporter=none",
            "-Dotel.metrics.exporter=none",
            "-Dotel.logs.exporter=none"));
  }

  /** Takes, optionally, how often each program is run. */
  public static void main(String[] arguments) throws Exception {
    int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : RUNS;
    StartBench bench = new StartBench();
    bench.say("JDK " + Runtime.version());
    bench.say(Runtime.getRuntime().availableProcessors() + " processors, medians of " + runs);
    bench.say(System.getProperty("bench.versions"));
    bench.say("");
    bench.say("| program, over plain | wall | processor | peak memory | classes |");
    bench.say("|---|---|---|---|---|");
    for (String program : PROGRAMS) {
      bench.measure(program, runs);
    }
    bench.say("");
    bench.say(bench.classLoading());
    if (Runtime.version().feature() >= 21) {
      bench.say("");
      bench.say("Live virtual threads with a context, bytes each: plain " + bench.live("plain"));
      bench.say("with the agent: " + bench.live("asynclocal"));
    }
    Path folder = Files.createDirectories(Path.of(System.getProperty("bench.results")));
    Files.writeString(folder.resolve("start-" + Runtime.version().feature() + ".md"), bench.text);
  }

  /** At once, as the whole takes minutes. */
  private void say(String line) {
    System.out.println(line);
    text.append(line).append('\n');
  }

  private void measure(String program, int runs) throws Exception {
    Map<String, List<Run>> all = new LinkedHashMap<>();
    for (int i = 0; i <= runs; i++) {
      for (String contender : contenders.keySet()) {
        Run run = run(contender, program);
        if (i > 0) { // the first fills the caches, ours and the system's
          all.computeIfAbsent(contender, c -> new ArrayList<>()).add(run);
        }
      }
    }
    List<Run> plain = all.get("plain");
    long classes = classes("plain", program);
    for (String contender : contenders.keySet()) {
      boolean isPlain = contender.equals("plain");
      List<Run> figures = isPlain ? plain : over(all.get(contender), plain);
      say(
          String.format(
              Locale.ROOT,
              isPlain
                  ? "| %s, %s | %.0f ms | %.0f ms | %.1f MiB | %d |"
                  : "| %s, %s | %+.0f ms | %+.0f ms | %+.1f MiB | %+d |",
              program,
              contender,
              1000 * median(figures, Run::wall),
              1000 * median(figures, Run::cpu),
              median(figures, Run::peak),
              isPlain ? classes : classes(contender, program) - classes));
    }
  }

  /** Each run over the one without an agent just before it. */
  private static List<Run> over(List<Run> runs, List<Run> plain) {
    return IntStream.range(0, runs.size()).mapToObj(i -> runs.get(i).over(plain.get(i))).toList();
  }

  private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
    double[] figures = runs.stream().mapToDouble(figure).sorted().toArray();
    return figures[figures.length / 2];
  }

  /** The operating system's own account of a process; needs GNU time. */
  private Run run(String contender, String program) throws Exception {
    Path account = Files.createTempFile("time", ".txt");
    List<String> command =
        new ArrayList<>(List.of("/usr/bin/time", "-f", "%e %U %S %M", "-o", account.toString()));
    command.addAll(java(contender, program));
    long begin = System.nanoTime();
    int status = start(command, ProcessBuilder.Redirect.DISCARD);
    double wall = (System.nanoTime() - begin) / 1e9;
    if (status != 0) {
      throw new IllegalStateException(contender + " failed with " + program);
    }
    String[] figures = Files.readString(account).trim().split(" ", -1);
    Files.delete(account);
    double cpu = Double.parseDouble(figures[1]) + Double.parseDouble(figures[2]);
    return new Run(wall, cpu, Double.parseDouble(figures[3]) / 1024);
  }

  private long classes(String contender, String program) throws Exception {
    Path out = Files.createTempFile("classes", ".txt");
    List<String> command = java(contender, program);
    command.add(1, "-Xlog:class+load:file=" + out);
    start(command, ProcessBuilder.Redirect.DISCARD);
    long classes = Files.readAllLines(out).stream().filter(l -> l.contains("source:")).count();
    Files.delete(out);
    return classes;
  }

  /** What the agent spends on a class that it leaves as it is, while the application starts. */
  private String classLoading() throws Exception {
    List<String> means = new ArrayList<>();
    for (int i = 0; i < TIMED_RUNS; i++) {
      Path out = Files.createTempFile("timed", ".txt");
      List<String> command = java("asynclocal", "WebApplication");
      command.addAll(
          2,
          List.of(
              "-javaagent:" + AgentJar.naming(TimingAgent.class) + "=" + out,
              "--add-opens=java.instrument/sun.instrument=ALL-UNNAMED"));
      start(command, ProcessBuilder.Redirect.DISCARD);
      String[] figures = Files.readString(out).split(" ", -1);
      Files.delete(out);
      double classes = Double.parseDouble(figures[0]);
      double micros = Double.parseDouble(figures[1]) / 1000;
      means.add(String.format(Locale.ROOT, "%.1f us for each of %.0f", micros / classes, classes));
    }
    return "Classes of WebApplication that are not rewritten: " + String.join("; ", means);
  }

  private String live(String contender) throws Exception {
    Path out = Files.createTempFile("live", ".txt");
    List<String> command = java(contender, "LiveThreads");
    command.add(1, "-Xmx4g");
    start(command, ProcessBuilder.Redirect.to(out.toFile()));
    String bytes = Files.readString(out).trim();
    Files.delete(out);
    return bytes;
  }

  private List<String> java(String contender, String program) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(contenders.get(contender));
    boolean needsAll = program.equals("WebApplication");
    command.addAll(
        List.of(
            "-cp",
            needsAll
                ? System.getProperty("bench.classpath")
                : System.getProperty("java.class.path"),
            StartBench.class.getPackageName() + "." + program));
    return command;
  }

  private static int start(List<String> command, ProcessBuilder.Redirect out)
      throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .redirectOutput(out)
        .start()
        .waitFor();
  }
}
