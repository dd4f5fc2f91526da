package io.asynclocal.it.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Maven, which builds the API of a copy of this repository. */
final class MavenBuild extends RealProgram {

  private final Path repository;

  MavenBuild(Path repository) {
    super("Maven", System.getProperty("maven.version", ""));
    this.repository = repository;
  }

  /** Runs the script that users run, which reads the flag from the environment. */
  @Override
  List<String> arguments(Path folder, int port) throws IOException {
    try (Stream<Path> files = Files.walk(repository)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path relative = repository.relativize(file);
        if (isSource(relative) && Files.isRegularFile(file)) {
          Path copy = folder.resolve("copy").resolve(relative);
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
    Path launcher = folder.resolve("Launcher.java");
    Files.writeString(
        launcher,
        "class Launcher { public static void main(String[] command) throws Exception {"
            + " Process maven = new ProcessBuilder(command).inheritIO().start();"
            + " System.exit(maven.waitFor()); } }");
    return List.of(
        launcher.toString(),
        "mvn",
        "-B",
        "-o",
        "-ntp",
        "-f",
        folder.resolve("copy/pom.xml").toString(),
        "-pl",
        "agent/api",
        "verify");
  }

  @Override
  Map<String, String> environment(String flag) {
    return Map.of("MAVEN_OPTS", flag, "JAVA_HOME", System.getProperty("java.home"));
  }

  @Override
  boolean serves() {
    return false;
  }

  private static boolean isSource(Path relative) {
    for (Path part : relative) {
      if (part.toString().equals("target") || part.toString().equals(".git")) {
        return false;
      }
    }
    return true;
  }
}
