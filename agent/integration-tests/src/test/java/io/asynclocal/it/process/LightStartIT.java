package io.asynclocal.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.it.process.program.Hello;
import io.asynclocal.it.process.program.Travels;
import io.asynclocal.it.process.program.UsesExecutors;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How little a start loads. Each limit is what is there today; who goes past one says here why the
 * start of every program is worth it.
 */
class LightStartIT {

  /** Hooks of callbacks and of the JDK's own threads among them; all are defined before main. */
  private static final int MOST_HOOK_CLASSES = 32;

  private static final int MOST_AGENT_CLASSES = 22;
  private static final int MOST_REWRITTEN_AT_PREMAIN = 2;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(classes = {Hello.class, UsesExecutors.class, Travels.class})
  void warmStart_shouldLoadNoByteBuddy(Class<?> program) {
    assertThat(loaded(program)).anyMatch(name -> name.contains(".shaded.bytebuddy."));
    assertThat(loaded(program))
        .noneMatch(name -> name.startsWith("io.asynclocal.agent.shaded."))
        .noneMatch(name -> name.startsWith("io.asynclocal.agent.rewrite."))
        .noneMatch(name -> name.startsWith("io.asynclocal.agent.instrumentation."));
  }

  @Test
  void warmStart_shouldLoadFewClasses() {
    loaded(Hello.class);
    List<String> loaded = loaded(Hello.class);
    assertThat(loaded)
        .filteredOn(name -> name.startsWith("io.asynclocal.bootstrap."))
        .hasSizeBetween(1, MOST_HOOK_CLASSES);
    assertThat(loaded)
        .filteredOn(name -> name.startsWith("io.asynclocal.agent."))
        .hasSizeBetween(1, MOST_AGENT_CLASSES);
  }

  @Test
  void premain_shouldRewriteFewLoadedClasses() {
    assertThat(lines(Hello.class))
        .filteredOn(line -> line.endsWith("source: __VM_RedefineClasses__"))
        .hasSizeBetween(1, MOST_REWRITTEN_AT_PREMAIN);
  }

  private List<String> loaded(Class<?> program) {
    return lines(program).stream()
        .map(line -> line.substring(line.lastIndexOf("] ") + 2).split(" ")[0])
        .toList();
  }

  /** What the JVM says of each class that a program loads, with a cache of this test. */
  private List<String> lines(Class<?> program) {
    String flag = JavaProcess.FLAG + "=cache=" + folder.resolve("cache");
    return JavaProcess.program(program, "-Xlog:class+load", flag).out().stream()
        .filter(line -> line.contains("[class,load]"))
        .toList();
  }
}
