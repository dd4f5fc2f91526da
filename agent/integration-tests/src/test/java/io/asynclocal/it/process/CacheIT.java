package io.asynclocal.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.it.process.JavaProcess.Outcome;
import io.asynclocal.it.process.program.Travels;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cache of rewritten classes: whatever is the matter with it, a program runs as without. */
class CacheIT {

  @TempDir private Path folder;
  private Path cache;

  @BeforeEach
  void nameTheCache() {
    cache = folder.resolve("made/by/agent");
  }

  @Test
  void firstStart_shouldKeepWhatItRewrote_forItsOwnerAlone() throws IOException {
    start();
    assertThat(permissions(cache)).isEqualTo("rwx------");
    assertThat(permissions(file())).isEqualTo("rw-------");
    assertThat(isWarm()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"flipped", "truncated", "foreign"})
  void damagedFile_shouldBeIgnored_andWrittenAnew(String damage) throws IOException {
    start();
    byte[] good = Files.readAllBytes(file());
    Files.write(file(), damaged(good, damage));
    start();
    assertThat(file()).hasSize(good.length);
    assertThat(isWarm()).isTrue();
  }

  @Test
  void fileThatOthersCanWrite_shouldBeIgnored_andReplaced() throws IOException {
    start();
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThat(isWarm()).isFalse();
    assertThat(permissions(file())).isEqualTo("rw-------");
    assertThat(isWarm()).isTrue();
  }

  @Test
  void folderThatOthersCanWrite_shouldNotBeUsed() throws IOException {
    start();
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(isWarm()).isFalse();
    Files.delete(file());
    start();
    assertThat(files()).isEmpty();
  }

  @Test
  void linkedFolder_shouldNotBeUsed() throws IOException {
    start();
    Path link = Files.createSymbolicLink(folder.resolve("link"), cache);
    assertThat(loadsByteBuddy(cacheIn(link))).isTrue();
  }

  /** Only root can give a file away, so anybody else cannot try this. */
  @Test
  void fileOfAnotherUser_shouldBeIgnored() throws IOException {
    start();
    boolean isRoot = Files.getAttribute(folder, "unix:uid").equals(0);
    if (isRoot) {
      Files.setAttribute(file(), "unix:uid", 12345);
      assertThat(isWarm()).isFalse();
      Files.setAttribute(cache, "unix:uid", 12345);
      assertThat(isWarm()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/proc/asynclocal", "/dev/null/asynclocal"})
  void placeThatCannotBeWritten_shouldBeNoError(String place) {
    Arrivals.assertAllIn(JavaProcess.program(Travels.class, cacheIn(Path.of(place))));
  }

  @Test
  void off_shouldKeepNothing() {
    Map<String, String> environment = Map.of("XDG_CACHE_HOME", folder.toString());
    JavaProcess.run(
            JavaProcess.onClassPath(Travels.class, JavaProcess.FLAG + "=cache=off"), environment)
        .quiet();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void cache_shouldBeInTheUsersCacheDirectory_unlessToldOtherwise() {
    List<String> command =
        JavaProcess.onClassPath(Travels.class, "-Duser.home=" + folder, JavaProcess.FLAG);
    runWithoutOption(command, Map.of("XDG_CACHE_HOME", folder.resolve("xdg").toString()));
    assertThat(folder.resolve("xdg/asynclocal")).isNotEmptyDirectory();
    runWithoutOption(command, Map.of("XDG_CACHE_HOME", ""));
    assertThat(folder.resolve(".cache/asynclocal")).isNotEmptyDirectory();
  }

  @Test
  void startsAtTheSameTime_shouldLeaveOneWholeFile() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      processes.add(
          JavaProcess.builder(JavaProcess.onClassPath(Travels.class, cacheIn(cache)), Map.of())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("out" + i).toFile())
              .start());
    }
    for (int i = 0; i < 4; i++) {
      assertThat(processes.get(i).waitFor()).isZero();
      assertThat(Files.readAllLines(folder.resolve("out" + i)))
          .isNotEmpty()
          .allMatch(line -> line.endsWith(": ada"));
    }
    assertThat(files()).hasSize(1);
    assertThat(isWarm()).isTrue();
  }

  @Test
  void otherOptionsAndOtherBuilds_shouldHaveFilesOfTheirOwn() throws IOException {
    start();
    start(cacheIn(cache) + ",ride=side-table");
    assertThat(files()).hasSize(2);
    String otherBuild = "-javaagent:" + otherBuild() + "=cache=" + cache;
    start(otherBuild);
    assertThat(files()).hasSize(3);
    assertThat(isWarm()).isTrue();
    assertThat(loadsByteBuddy(cacheIn(cache) + ",ride=side-table")).isFalse();
    assertThat(loadsByteBuddy(otherBuild)).isFalse();
  }

  @Test
  void warmStart_shouldWork_withoutClassDataSharing() {
    start();
    Arrivals.assertAllIn(JavaProcess.program(Travels.class, "-Xshare:off", cacheIn(cache)));
  }

  private static byte[] damaged(byte[] good, String damage) {
    switch (damage) {
      case "flipped":
        byte[] bad = good.clone();
        bad[bad.length / 2] ^= 1;
        return bad;
      case "truncated":
        return Arrays.copyOf(good, good.length - 1);
      default:
        return "not what it seems".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  /** A jar with one entry more. */
  private Path otherBuild() throws IOException {
    Path jar = Files.copy(JavaProcess.AGENT, folder.resolve("other build.jar"));
    try (FileSystem zip = FileSystems.newFileSystem(jar)) {
      Files.writeString(zip.getPath("/note.txt"), "a later build");
    }
    return jar;
  }

  private static void runWithoutOption(List<String> command, Map<String, String> environment) {
    try {
      ProcessBuilder builder = JavaProcess.builder(command, environment);
      builder.environment().remove("ASYNCLOCAL_CACHE");
      assertThat(builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor())
          .isZero();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void start() {
    start(cacheIn(cache));
  }

  private static void start(String flag) {
    Arrivals.assertAllIn(JavaProcess.program(Travels.class, flag));
  }

  /** Whether the next start finds all it needs; it writes what it does not find. */
  private boolean isWarm() {
    return !loadsByteBuddy(cacheIn(cache));
  }

  private static boolean loadsByteBuddy(String flag) {
    Outcome outcome = JavaProcess.program(Travels.class, "-Xlog:class+load", flag).quiet();
    assertThat(outcome.out()).anyMatch(line -> line.endsWith(": ada"));
    return outcome.out().stream().anyMatch(line -> line.contains(".shaded.bytebuddy."));
  }

  private static String cacheIn(Path folder) {
    return JavaProcess.FLAG + "=cache=" + folder;
  }

  private Path file() throws IOException {
    assertThat(files()).hasSize(1);
    return files().get(0);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      return files.toList();
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
