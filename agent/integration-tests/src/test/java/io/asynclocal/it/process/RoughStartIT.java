package io.asynclocal.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.it.process.JavaProcess.Outcome;
import io.asynclocal.it.process.program.EarlyLoader;
import io.asynclocal.it.process.program.Hello;
import io.asynclocal.it.process.program.NewerClassFile;
import io.asynclocal.it.process.program.Travels;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts that an agent does not expect: the program goes on, with one line of warning at most. */
class RoughStartIT {

  private static final String OURS = "asynclocal: ";

  @Test
  void jdksOwnManagementAgent_shouldStartBesideIt() {
    Arrivals.assertAllIn(
        JavaProcess.program(Travels.class, "-Dcom.sun.management.jmxremote", JavaProcess.FLAG));
  }

  @Test
  void classesUsedBeforeTheAgentCame_shouldCarryInTheSideTable() {
    String loader = "-Djava.system.class.loader=" + EarlyLoader.class.getName();
    Outcome outcome = JavaProcess.program(Travels.class, loader, JavaProcess.FLAG);
    // The JVM says, on one stream or the other, that it does not share this program's classes.
    List<String> arrived = outcome.out().stream().filter(line -> !line.contains("[cds]")).toList();
    Arrivals.assertAllIn(new Outcome(outcome.status(), arrived, List.of()));
    assertThat(outcome.err()).noneMatch(line -> line.startsWith(OURS));
  }

  @Test
  void classFilesThatNobodyCanRead_shouldBeTheProgramsOwnTrouble() {
    Outcome plain = JavaProcess.program(NewerClassFile.class).quiet();
    Outcome outcome = JavaProcess.program(NewerClassFile.class, JavaProcess.FLAG);
    assertThat(outcome.status()).isZero();
    assertThat(plain.out().get(0)).contains("UnsupportedClassVersionError");
    assertThat(plain.out().get(1)).contains("ClassFormatError");
    assertThat(outcome.out().subList(0, 2)).isEqualTo(plain.out().subList(0, 2));
    Arrivals.assertAllIn(new Outcome(0, outcome.out().subList(2, outcome.out().size()), List.of()));
    assertThat(outcome.err()).hasSizeLessThan(3).allMatch(line -> line.startsWith(OURS + "left "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/asynclocal-core.jar", "/asynclocal-bootstrap.jar"})
  void damagedJar_shouldCostTheAgentAlone(String missing, @TempDir Path folder) throws IOException {
    Path jar = Files.copy(JavaProcess.AGENT, folder.resolve("damaged.jar"));
    try (FileSystem zip = FileSystems.newFileSystem(jar)) {
      Files.delete(zip.getPath(missing));
    }
    Outcome plain = JavaProcess.program(Hello.class);
    Outcome outcome = JavaProcess.program(Hello.class, "-javaagent:" + jar);
    assertThat(outcome.out()).isEqualTo(plain.out());
    assertThat(outcome.status()).isEqualTo(plain.status());
    assertThat(outcome.err()).hasSize(1 + plain.err().size()).containsAll(plain.err());
    assertThat(outcome.err().get(0))
        .startsWith(OURS + "not ")
        .contains("contexts do not travel", missing.substring(1));
  }
}
