package io.asynclocal.agent;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
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

  /** What only the build runs. */
  private static final String BUILD = "io.asynclocal.agent.build";

  private static final String[] OF_HOOKS = {
    "io.asynclocal.bootstrap..", "java.lang..", "java.util..", "java.nio.channels", "org.jspecify.."
  };

  @Test
  void hooks_should_depend_on_the_jdk_alone() {
    noClasses()
        .that()
        .resideInAPackage("io.asynclocal.bootstrap..")
        .and()
        .doNotHaveSimpleName("ContextCell")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(OF_HOOKS)
        .check(CLASSES);
  }

  /** The one hook that looks inside java.base, and what it may use there. */
  @Test
  void context_cell_should_use_one_internal_package() {
    noClasses()
        .that()
        .haveSimpleName("ContextCell")
        .should()
        .dependOnClassesThat(
            resideOutsideOfPackages(OF_HOOKS).and(resideOutsideOfPackage("jdk.internal.misc")))
        .check(CLASSES);
  }

  @Test
  void agent_should_not_know_the_api() {
    noClasses().should().dependOnClassesThat().resideInAPackage("io.asynclocal").check(CLASSES);
  }

  /** They are loaded before there is a loader for anything else, and are in no other jar. */
  @Test
  void launch_should_know_nothing_of_the_agent() {
    noClasses()
        .that()
        .resideInAPackage("io.asynclocal.agent.launch")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.asynclocal..")
                .and(resideOutsideOfPackage("io.asynclocal.agent.launch")))
        .check(CLASSES);
  }

  /** What each start needs must find none of what it seldom needs. */
  @Test
  void byte_buddy_should_be_known_to_what_rewrites_alone() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "io.asynclocal.agent.rewrite", "io.asynclocal.agent.instrumentation", BUILD)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "net.bytebuddy..",
            "io.asynclocal.agent.rewrite",
            "io.asynclocal.agent.instrumentation",
            BUILD)
        .check(CLASSES);
  }

  /** They are defined beside the libraries that they know, in the program's loaders. */
  @Test
  void carriers_should_be_known_to_nobody_and_know_nothing_of_the_agent() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.asynclocal.agent.carriers..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.asynclocal.agent.carriers..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("io.asynclocal.agent.carriers..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.asynclocal.agent..")
                .and(resideOutsideOfPackage("io.asynclocal.agent.carriers..")))
        .check(CLASSES);
  }

  /** What is defined in a program's loader must not need a class that stays behind. */
  @Test
  void carriers_should_not_know_each_other() {
    for (JavaClass carrier : CLASSES) {
      if (carrier.getPackageName().equals("io.asynclocal.agent.carriers")) {
        String name = carrier.getName().split("\\$")[0];
        for (Dependency dependency : carrier.getDirectDependenciesFromSelf()) {
          String target = dependency.getTargetClass().getName();
          assertThat(
                  target.startsWith("io.asynclocal.agent.carriers.")
                      && !target.split("\\$")[0].equals(name))
              .as(dependency.getDescription())
              .isFalse();
        }
      }
    }
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
