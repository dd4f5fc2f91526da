package io.asynclocal.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.it.process.JavaProcess.Outcome;
import io.asynclocal.it.process.program.Attached;
import io.asynclocal.it.process.program.InUse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code list} and {@code attach}, and what a program gets that was in full use before. */
class AttachCommandIT {

  private static final Path OWN = Path.of(System.getProperty("java.home"));
  private static final List<String> SILENT = List.of("-XX:+EnableDynamicAgentLoading");
  private static final String ALREADY =
      "the agent is in this JVM already; nothing changes, and the second one's options are not"
          + " looked at";

  static Stream<Arguments> pairsOfJdks() throws IOException {
    List<Arguments> pairs = new ArrayList<>();
    for (Path jdk : Attacher.jdks()) {
      pairs.add(Arguments.of(OWN, jdk));
      if (!jdk.equals(OWN)) {
        pairs.add(Arguments.of(jdk, OWN));
      }
    }
    return pairs.stream();
  }

  @ParameterizedTest
  @MethodSource("pairsOfJdks")
  void attach_shouldServeTheProgram_fromAnyJdkToAnyOther(Path from, Path to) throws IOException {
    List<String> out =
        Attacher.around(to, Attached.class, SILENT, pid -> assertAttached(from, pid, ""));
    assertThat(out)
        .startsWith("submitted before: null", "still here: grace", "submitted after: grace");
    assertThat(out.subList(4, out.size()))
        .hasSizeGreaterThan(8)
        .allMatch(line -> line.endsWith(": ada"));
  }

  @Test
  void attach_shouldServeWhatWasInUseBefore_andShowNobodyAnothersContext() throws IOException {
    List<String> out =
        Attacher.around(OWN, InUse.class, SILENT, pid -> assertAttached(OWN, pid, ""));
    List<String> expected = new ArrayList<>();
    for (String before : List.of("queued", "dependent", "async dependent")) {
      expected.add(before + " before: null");
    }
    expected.add("async dependent in a pool before: null");
    for (String time : List.of("first", "second")) {
      for (String queue : List.of("linked", "deque", "array", "priority")) {
        expected.add(queue + ", " + time + ": ada");
      }
      expected.add("transfer, " + time + ": null");
      expected.add("own queue, " + time + ": null");
      expected.add("synchronous, " + time + ": ada");
      expected.add("own pool, " + time + ": ada");
      expected.add("own synchronous, " + time + ": null");
    }
    expected.add("nobody's: null");
    for (String way : List.of("submit", "old scheduler", "fork-join", "common pool", "run async")) {
      expected.add(way + ": ada");
    }
    expected.addAll(
        List.of(
            "new dependent: ada", "old timer: null", "new timer: ada", "periodic before: null"));
    assertThat(out).containsExactlyElementsOf(expected);
  }

  @Test
  void attachTwice_shouldChangeNothing_andSaySo() throws IOException {
    Attacher.around(
        OWN,
        Attached.class,
        SILENT,
        pid -> {
          assertAttached(OWN, pid, "");
          return assertRefused(pid, "log=debug", "process " + pid + ": " + ALREADY);
        });
  }

  @Test
  void attachWhereTheFlagIs_shouldChangeNothing_andSaySo() throws IOException {
    List<String> options = List.of(JavaProcess.FLAG, SILENT.get(0));
    List<String> out =
        Attacher.around(
            OWN,
            Attached.class,
            options,
            pid -> assertRefused(pid, "", "process " + pid + ": " + ALREADY));
    Arrivals.assertAllIn(new Outcome(0, out.subList(4, out.size()), List.of()));
  }

  @Test
  void mistypedOption_shouldBeSaidWhereItWasTyped_andALaterAttachShouldWork() throws IOException {
    List<String> out =
        Attacher.around(
            OWN,
            Attached.class,
            SILENT,
            pid -> {
              assertRefused(
                  pid,
                  "lgo=x",
                  "process " + pid + ": option 'lgo=x' is unknown; did you mean log?");
              return assertAttached(OWN, pid, "log=warn");
            });
    assertThat(out).contains("active: true");
  }

  @Test
  void attach_shouldGiveTheReason_whereTheJvmForbidsIt() throws IOException {
    Attacher.around(
        OWN,
        Attached.class,
        List.of("-XX:+DisableAttachMechanism"),
        pid -> assertRefused(pid, "", "cannot attach to process " + pid + ": "));
    assertRefused("999999999", "", "cannot attach to process 999999999: ");
    assertRefused("no-pid", "", "cannot attach to process no-pid: ");
  }

  @Test
  void attach_shouldSayWhatIsMissing_inARuntimeWithoutJdkAttach() {
    Outcome outcome =
        JavaProcess.run(
            List.of(
                "--limit-modules",
                "java.instrument",
                "-jar",
                JavaProcess.AGENT.toString(),
                "attach",
                "1"));
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err())
        .containsExactly(
            "asynclocal: this Java runtime has no module jdk.attach; use the java of a JDK");
  }

  @Test
  void list_shouldShowTheProgram() throws IOException {
    Attacher.around(
        OWN,
        Attached.class,
        SILENT,
        pid ->
            assertThat(Attacher.command(OWN, "list").quiet().out())
                .anyMatch(line -> line.startsWith(pid + " " + Attached.class.getName())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"attach", "attach 1 a=b c", "list 1", "lst", "help me"})
  void wrongUsage_shouldEndWithStatusTwo(String arguments) {
    Outcome outcome = Attacher.command(OWN, arguments.split(" "));
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err())
        .singleElement()
        .asString()
        .startsWith("asynclocal: usage: java -jar asynclocal-agent.jar help | list | attach PID");
  }

  private static Outcome assertAttached(Path jdk, String pid, String options) {
    Outcome outcome =
        options.isEmpty()
            ? Attacher.command(jdk, "attach", pid)
            : Attacher.command(jdk, "attach", pid, options);
    assertThat(outcome.quiet().out())
        .containsExactly("the agent 0.1.0-SNAPSHOT runs in process " + pid);
    return outcome;
  }

  private static Outcome assertRefused(String pid, String options, String reason) {
    Outcome outcome = Attacher.command(OWN, "attach", pid, options);
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .singleElement()
        .asString()
        .startsWith("asynclocal: " + reason)
        .isNotEqualTo("asynclocal: " + reason + "null");
    return outcome;
  }
}
