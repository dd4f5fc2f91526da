package io.asynclocal.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.it.process.JavaProcess.Outcome;
import io.asynclocal.it.process.program.Attached;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.Test;

/** The agent comes to a program that runs already; what is loaded carries in the side table. */
class AttachIT {

  @Test
  void attach_shouldJoinTheCopyInUse_andServeEveryWay() throws IOException {
    List<String> out = attachTo(JavaProcess.AGENT.toString(), "");
    assertThat(out)
        .startsWith(
            "submitted before: null",
            "still here: grace",
            "submitted after: grace",
            "active: true");
    Arrivals.assertAllIn(new Outcome(0, out.subList(4, out.size()), List.of()));
  }

  @Test
  void attachWithAMistypedOption_shouldLeaveTheProgramAlone() throws IOException {
    List<String> out = attachTo(JavaProcess.AGENT.toString(), "strickt=true");
    assertThat(out).hasSizeGreaterThan(4);
    assertThat(out.get(0)).startsWith("asynclocal: option 'strickt=true' is unknown; did you mean");
    assertThat(out).contains("submitted after: null", "active: false");
  }

  /** What the program printed after the attach; errors are among it. */
  private static List<String> attachTo(String agent, String options) throws IOException {
    Process process =
        JavaProcess.builder(
                JavaProcess.onClassPath(Attached.class, "-XX:+EnableDynamicAgentLoading"), Map.of())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).isEqualTo("ready");
      ByteBuddyAgent.attach(new java.io.File(agent), String.valueOf(process.pid()), options);
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
      return out.lines().toList();
    } finally {
      process.destroy();
    }
  }
}
