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

  /**
   * 15 of them for values of the program's holders, 6 for callbacks and threads of the JDK, 8 for
   * libraries, 2 to have contexts inside threads: all hooks are defined together, which takes less
   * than three milliseconds.
   */
  private static final int MOST_HOOK_CLASSES = 58;

  /**
   * One is for the option of this test; 7 know which holders and libraries there may be, and wait
   * for their classes.
   */
  private static final int MOST_AGENT_CLASSES = 34;

  /** The class loader of the program needs for each of these as long as for five others. */
  private static final int MOST_AGENT_CLASSES_ON_THE_CLASS_PATH = 5;

  /**
   * Threads of both kinds, one class of the holders, and what would keep the request that happens
   * to make a cleaner or to start a process.
   */
  private static final int MOST_REWRITTEN_AT_PREMAIN = 5;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(classes = {Hello.class, UsesExecutors.class, Travels.class})
  void warmStart_shouldLoadNoByteBuddy(Class<?> program) {
    assertThat(loaded(program)).anyMatch(name -> name.contains(".shaded.bytebuddy."));
    // A start that is too slow to write the cache as it ends leaves that to the next.
    loaded(program);
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
        .hasSizeBetween(1, MOST_AGENT_CLASSES)
        .filteredOn(name -> name.startsWith("io.asynclocal.agent.launch."))
        .hasSizeBetween(1, MOST_AGENT_CLASSES_ON_THE_CLASS_PATH);
  }

  /** The hooks of the event queue wait until the program loads it. */
  @Test
  void start_shouldLoadNothingOfTheDesktop() {
    assertThat(lines(UsesExecutors.class)).isNotEmpty().noneMatch(l -> l.contains("java.awt."));
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
