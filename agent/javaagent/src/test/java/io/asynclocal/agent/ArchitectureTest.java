package io.asynclocal.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which way the arrows point, and what may not run inside the JDK or before main. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.asynclocal");

  @Test
  void hooks_should_depend_on_the_jdk_alone() {
    noClasses()
        .that()
        .resideInAPackage("io.asynclocal.bootstrap..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            "io.asynclocal.bootstrap..",
            "java.lang..",
            "java.util..",
            "java.nio.channels",
            "org.jspecify..")
        .check(CLASSES);
  }

  @Test
  void agent_should_not_know_the_api() {
    noClasses().should().dependOnClassesThat().resideInAPackage("io.asynclocal").check(CLASSES);
  }

  @Test
  void logging_frameworks_and_jmx_should_stay_asleep() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "java.lang.management..", "javax.management..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.lang\\.System\\$Logger.*")
        .check(CLASSES);
  }

  /** A lambda, a method reference or a concatenation could link what is just being loaded. */
  @ParameterizedTest
  @ValueSource(strings = {"../bootstrap/target/classes", "target/classes/io/asynclocal/agent"})
  void no_method_should_use_invokedynamic(String folder) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      for (Path file :
          (Iterable<Path>) files.filter(f -> f.toString().endsWith(".class"))::iterator) {
        new ClassReader(Files.readAllBytes(file)).accept(new DynamicCalls(file, found), 0);
      }
    }
    assertThat(found).isEmpty();
  }

  private static final class DynamicCalls extends ClassVisitor {
    private final Path file;
    private final List<String> found;

    DynamicCalls(Path file, List<String> found) {
      super(Opcodes.ASM9);
      this.file = file;
      this.found = found;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitInvokeDynamicInsn(
            String called, String type, Handle bootstrap, Object... arguments) {
          found.add(file.getFileName() + " in " + name);
        }
      };
    }
  }
}
