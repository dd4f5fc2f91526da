package io.asynclocal.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.it.process.program.SerialForms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was written with the agent can be read without it, and the other way round. */
class SerialFormIT {

  private static final String SIDE_TABLE = JavaProcess.FLAG + "=ride=side-table";

  @TempDir private Path folder;
  private Path writtenWithout;
  private List<String> readWithout;

  @BeforeEach
  void writeWithoutTheAgent() {
    writtenWithout = write("without");
    readWithout = read(writtenWithout);
    assertThat(readWithout).hasSize(30);
  }

  @Test
  void stream_shouldBeReadWithTheAgent_thatWasWrittenWithout() {
    assertThat(read(writtenWithout, JavaProcess.FLAG)).isEqualTo(readWithout);
    assertThat(read(writtenWithout, SIDE_TABLE)).isEqualTo(readWithout);
  }

  @Test
  void stream_shouldBeReadWithoutTheAgent_thatWasWrittenWithIt() {
    assertThat(read(write("field", JavaProcess.FLAG))).isEqualTo(readWithout);
    assertThat(read(write("side-table", SIDE_TABLE))).isEqualTo(readWithout);
  }

  @Test
  void stream_shouldBeTheSameBytes() throws IOException {
    assertThat(write("with", JavaProcess.FLAG)).hasSameBinaryContentAs(writtenWithout);
    assertThat(Files.size(writtenWithout)).isPositive();
  }

  private Path write(String name, String... options) {
    Path file = folder.resolve(name);
    run("write", file, options);
    return file;
  }

  private static List<String> read(Path file, String... options) {
    return run("read", file, options);
  }

  private static List<String> run(String verb, Path file, String... options) {
    List<String> arguments = new ArrayList<>(JavaProcess.onClassPath(SerialForms.class, options));
    arguments.add(verb);
    arguments.add(file.toString());
    return JavaProcess.run(arguments).quiet().out();
  }
}
