package io.asynclocal.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.it.process.JavaProcess.Outcome;
import io.asynclocal.it.process.program.HoldsUsers;
import io.asynclocal.it.process.program.UsesMdc;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which thread locals travel, what is said of those that cannot, and nothing of all others. */
class CarryOptionIT {

  private static final String USERS = HoldsUsers.class.getName() + "$Users";

  @Test
  void field_shouldTravel_whereItIsNamed() {
    assertThat(holdsUsers("=carry=" + USERS + "#CURRENT").quiet().out())
        .containsExactly("task: ada", "next: null");
    assertThat(holdsUsers("").quiet().out()).containsExactly("task: null", "next: null");
  }

  @Test
  void field_shouldTravel_byPropertyToo() {
    assertThat(
            JavaProcess.program(
                    HoldsUsers.class, "-Dasynclocal.carry=" + USERS + "#CURRENT", JavaProcess.FLAG)
                .quiet()
                .out())
        .containsExactly("task: ada", "next: null");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "#NAME | #NAME is no thread local but a java.lang.String, so it does not travel",
        "#unset | #unset is no thread local but null, so it does not travel",
        "#CURENT | #CURENT does not travel: the class has no such static field",
      })
  void fieldThatCannotTravel_shouldBeOneLine(String field, String line) {
    Outcome outcome = holdsUsers("=carry=" + USERS + field);
    assertThat(outcome.err()).containsExactly("asynclocal: " + USERS + line);
    assertThat(outcome.out()).containsExactly("task: null", "next: null");
    assertThat(outcome.status()).isZero();
  }

  @Test
  void fieldThatNeverAppeared_shouldBeNamedAtTheEnd_withLogInfo() {
    String options = "=carry=" + USERS + "#CURRENT:com.example.Users#CURRENT";
    assertThat(holdsUsers(options).quiet().out()).containsExactly("task: ada", "next: null");
    assertThat(holdsUsers(options + ",log=info").err())
        .last()
        .isEqualTo(
            "asynclocal: com.example.Users#CURRENT did not travel: its class was never initialised");
  }

  @Test
  void transaction_shouldBeRefusedAtTheStart() {
    Outcome outcome =
        holdsUsers(
            "=carry=org.springframework.transaction.support.TransactionSynchronizationManager#resources");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err())
        .singleElement()
        .asString()
        .endsWith("never travels: transactions and connections belong to one thread");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "slf4j-simple", "logback-classic"})
  void loggingLibrary_shouldBehaveAsWithoutTheAgent(String provider) {
    Outcome plain = usesMdc(provider);
    Outcome withAgent = usesMdc(provider, JavaProcess.FLAG);
    assertThat(withAgent.err()).isEqualTo(plain.err());
    assertThat(withAgent.status()).isZero();
    boolean hasMdc = provider.equals("logback-classic");
    assertThat(withAgent.out())
        .containsExactly(
            hasMdc ? "here: ada" : "here: null", hasMdc ? "task: ada" : "task: null", "next: null");
    assertThat(usesMdc(provider, JavaProcess.FLAG + "=carry=none")).isEqualTo(plain);
  }

  @Test
  void attachedAgent_shouldCarryWhatIsThereAlready() throws IOException {
    Process process =
        JavaProcess.builder(
                JavaProcess.onClassPath(
                    HoldsUsers.class, "-XX:+EnableDynamicAgentLoading", "-Dwaits=true"),
                Map.of())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).isEqualTo("ready");
      ByteBuddyAgent.attach(
          JavaProcess.AGENT.toFile(), String.valueOf(process.pid()), "carry=" + USERS + "#CURRENT");
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
      assertThat(out.lines()).containsExactly("task: ada", "next: null");
    } finally {
      process.destroy();
    }
  }

  private static Outcome holdsUsers(String options) {
    return JavaProcess.program(HoldsUsers.class, JavaProcess.FLAG + options);
  }

  private static Outcome usesMdc(String provider, String... options) {
    List<String> arguments = new ArrayList<>(List.of(options));
    String classPath =
        JavaProcess.CLASS_PATH
            + JavaProcess.library("slf4j-api")
            + (provider.isEmpty() ? "" : JavaProcess.library(provider))
            + JavaProcess.library("logback-core");
    arguments.addAll(List.of("-cp", classPath, UsesMdc.class.getName()));
    return JavaProcess.run(arguments);
  }
}
