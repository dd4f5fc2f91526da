package io.asynclocal.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.it.process.program.Excluding;
import io.asynclocal.it.process.program.Travels;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the user wants to be left alone: by class, or a whole mechanism. */
class LeftAloneIT {

  private static final String PROGRAM = "io.asynclocal.it.process.program.Excluding";

  private static final Set<String> ALL =
      Set.of("task", "executor", "subclass of Thread", "target of a thread", "fork", "virtual");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "log=warn |",
        "exclude=@$Task | task",
        "exclude=@$OwnExecutor | executor",
        "exclude=@$OwnThread | subclass of Thread",
        "exclude=@$Target | target of a thread,virtual",
        "exclude=@$Fork | fork",
        "exclude=@$*,include=@$Own*:@$Fork | task,executor,target of a thread,virtual",
        "exclude=*,include=java.*:@*| ",
        "exclude=java.util.concurrent.ThreadPoolExecutor | task",
      })
  void named_shouldStartWithoutAContext_andNothingElse(String options, String alone) {
    Set<String> left = alone == null ? Set.of() : Set.of(alone.split(","));
    assertThat(lines(Excluding.class, options.replace("@", PROGRAM)))
        .allSatisfy(
            (name, user) -> assertThat(user).isEqualTo(left.contains(name) ? "null" : "ada"))
        .containsKeys(
            ALL.stream()
                .filter(name -> !name.equals("virtual") || Runtime.version().feature() >= 21)
                .toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "timer | timer",
        "future-task | submit,schedule",
        "fork-join | fork-join",
        "thread | thread,virtual thread",
        "executor | own executor,thread,virtual thread",
        "completable-future:fork-join | supply-async,fork-join",
        "thread-pool | execute,submit,schedule,thread,virtual thread",
      })
  void disabledMechanism_shouldCarryNothing_andTheOthersAllTheSame(String disabled, String lost) {
    List<String> without = List.of(lost.split(","));
    assertThat(lines(Travels.class, "disable=" + disabled))
        .allSatisfy(
            (way, user) ->
                assertThat(user).as(way).isEqualTo(without.contains(way) ? "null" : "ada"));
  }

  /** No worker may keep the context of whoever started it, whatever is disabled. */
  @Test
  void everyMechanismDisabled_shouldBeAsWithoutTheAgent() {
    String all = "completable-future:executor:fork-join:future-task:thread:thread-pool:timer";
    assertThat(lines(Travels.class, "disable=" + all).values()).containsOnly("null");
  }

  private static Map<String, String> lines(Class<?> program, String options) {
    return JavaProcess.program(program, JavaProcess.FLAG + "=" + options).quiet().out().stream()
        .map(line -> line.split(": "))
        .collect(java.util.stream.Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }
}
