package io.asynclocal.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.it.process.JavaProcess.Outcome;
import io.asynclocal.it.process.program.Travels;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Class data sharing stays on, for the JDK's classes and for the program's own archive. */
class ClassDataSharingIT {

  private static final String SHARED = "source: shared objects file";

  @TempDir private Path folder;
  private String classPath;
  private String archive;

  @BeforeEach
  void archiveTheProgram() throws IOException {
    Path program = Modules.jar(folder.resolve("program.jar"), new Manifest());
    classPath = JavaProcess.API + File.pathSeparator + program;
    archive = folder.resolve("program.jsa").toString();
    start("-XX:ArchiveClassesAtExit=" + archive);
  }

  @Test
  void program_shouldStillComeFromItsArchive() {
    List<String> loaded = loaded(JavaProcess.FLAG);
    assertThat(loaded)
        .filteredOn(line -> line.contains(Travels.class.getName() + " source"))
        .singleElement()
        .asString()
        .contains("shared objects file (top)");
  }

  @Test
  void jdk_shouldStillComeFromItsArchive() {
    assertThat(shared(loaded(JavaProcess.FLAG))).isGreaterThan(shared(loaded()) * 9 / 10);
  }

  @Test
  void start_shouldSucceed_whereSharingIsRequired() {
    start("-Xshare:on", "-XX:SharedArchiveFile=" + archive, JavaProcess.FLAG).quiet();
  }

  private static long shared(List<String> loaded) {
    return loaded.stream().filter(line -> line.contains(SHARED)).count();
  }

  private List<String> loaded(String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("-XX:SharedArchiveFile=" + archive);
    all.add("-Xlog:class+load=info");
    return start(all.toArray(String[]::new)).out();
  }

  private Outcome start(String... options) {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("-cp", classPath, Travels.class.getName()));
    Outcome outcome = JavaProcess.run(arguments);
    assertThat(outcome.status()).isZero();
    return outcome;
  }
}
