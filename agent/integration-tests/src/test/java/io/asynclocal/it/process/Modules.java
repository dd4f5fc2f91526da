package io.asynclocal.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.tools.ToolProvider;

/** Makes jars of the programs, as a module or without a word of modules. */
final class Modules {

  private static final Path PACKAGE = Path.of("io/asynclocal/it/process/program");

  private Modules() {}

  /** A folder with the programs and this declaration of a module. */
  static Path named(Path folder, String declaration) throws IOException {
    Path classes = folder.resolve("classes");
    copyPrograms(classes.resolve(PACKAGE));
    Path source = folder.resolve("module-info.java");
    Files.writeString(source, declaration);
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--module-path",
                JavaProcess.API.toString(),
                "-d",
                classes.toString(),
                source.toString());
    assertThat(status).as("compiling module-info").isZero();
    return classes;
  }

  /** The programs as a jar with this manifest. */
  static Path jar(Path jar, Manifest manifest) throws IOException {
    manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        Stream<Path> programs = programs()) {
      for (Path program : programs.toList()) {
        out.putNextEntry(new JarEntry(entryName(program)));
        Files.copy(program, out);
      }
    }
    return jar;
  }

  /** A copy of a jar that does not declare its module, so that it becomes an automatic one. */
  static Path withoutDeclaration(Path from, Path to) throws IOException {
    try (InputStream file = Files.newInputStream(from);
        ZipInputStream in = new ZipInputStream(file);
        OutputStream copy = Files.newOutputStream(to);
        JarOutputStream out = new JarOutputStream(copy)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (!entry.getName().equals("module-info.class")) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          in.transferTo(out);
        }
      }
    }
    return to;
  }

  private static void copyPrograms(Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> programs = programs()) {
      for (Path program : programs.toList()) {
        Files.copy(program, to.resolve(program.getFileName()));
      }
    }
  }

  private static Stream<Path> programs() throws IOException {
    return Files.list(JavaProcess.PROGRAMS.resolve(PACKAGE));
  }

  private static String entryName(Path program) {
    return (PACKAGE + "/" + program.getFileName()).replace('\\', '/');
  }
}
