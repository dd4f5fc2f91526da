package io.asynclocal.demo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who knows whom. */
class ArchitectureTest {

  private static final JavaClasses DEMO =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.asynclocal.demo");

  @ParameterizedTest
  @ValueSource(strings = {"cookies", "features", "locale", "logging"})
  void storage_should_know_of_no_other(String name) {
    classes()
        .that()
        .resideInAPackage("io.asynclocal.demo." + name)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.asynclocal",
            "io.asynclocal.demo." + name,
            "io.asynclocal.demo.web",
            "io.asynclocal.demo.pages",
            "gg.jte..",
            "io.javalin..",
            "jakarta.servlet..",
            "java..",
            "kotlin..",
            "org.slf4j..")
        .check(DEMO);
  }

  @Test
  void demo_should_know_the_api_alone() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.asynclocal.agent..", "io.asynclocal.bootstrap..", "net.bytebuddy..")
        .check(DEMO);
  }
}
