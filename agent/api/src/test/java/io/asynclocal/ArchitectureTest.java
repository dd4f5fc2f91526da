package io.asynclocal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The API depends on nothing but java.base, and shows no more than it promises. */
class ArchitectureTest {

  private static final JavaClasses API =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.asynclocal");

  @Test
  void api_should_depend_on_the_jdk_alone() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("io.asynclocal", "java.lang..", "java.util..", "org.jspecify..")
        .check(API);
  }

  @Test
  void public_types_should_be_those_that_are_documented() {
    assertThat(
            API.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(JavaClass::isTopLevelClass)
                .map(JavaClass::getSimpleName))
        .containsExactlyInAnyOrder(
            "Agent",
            "AsyncLocalStorage",
            "CallableOp",
            "ChangeListener",
            "Scope",
            "Snapshot",
            "With");
  }

  @Test
  void nothing_should_list_storages() {
    fields().that().areStatic().should().notHaveRawType(AsyncLocalStorage.class).check(API);
  }
}
