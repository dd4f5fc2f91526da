package io.asynclocal.it.process;

import io.asynclocal.it.process.program.Travels;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API on the module path, where the boot loader's classes are not simply everybody's. */
class ModulePathIT {

  @TempDir private Path folder;

  @Test
  void namedModules_shouldCarryTheContext() throws IOException {
    Path program = Modules.named(folder, "module some.program { requires io.asynclocal; }");
    Arrivals.assertAllIn(start(JavaProcess.API, program, "some.program"));
  }

  @Test
  void automaticModules_shouldCarryTheContext() throws IOException {
    Path api = Modules.withoutDeclaration(JavaProcess.API, folder.resolve("asynclocal-api.jar"));
    Path program = Modules.jar(folder.resolve("some-program.jar"), new Manifest());
    Arrivals.assertAllIn(start(api, program, "some.program"));
  }

  @Test
  void automaticModuleOnTheNamedApi_shouldCarryTheContext() throws IOException {
    Path program = Modules.jar(folder.resolve("some-program.jar"), new Manifest());
    Arrivals.assertAllIn(start(JavaProcess.API, program, "some.program"));
  }

  private static JavaProcess.Outcome start(Path api, Path program, String module) {
    return JavaProcess.run(
        List.of(
            JavaProcess.FLAG,
            "--module-path",
            api + File.pathSeparator + program,
            "--add-modules",
            "ALL-MODULE-PATH",
            "-m",
            module + "/" + Travels.class.getName()));
  }
}
