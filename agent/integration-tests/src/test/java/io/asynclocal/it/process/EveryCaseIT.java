package io.asynclocal.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.InEveryStart;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of cases and the tests agree: no case without a test, no test of an unknown case. */
class EveryCaseIT {

  private static final int CASES = 79;
  private static final Path TABLE = Path.of("../docs/cases.md");
  private static final Pattern ROW = Pattern.compile("\\| ([A-L]\\d+) \\| [^|]+ \\| ([^|]+) \\|");
  private static final Pattern CLASS = Pattern.compile("`(\\w+)`((?: \\*)?)");
  private static final Pattern ID = Pattern.compile("\\G([a-l]\\d+)_");

  /** Nested and described ones, and one whose library is not here. */
  private static final Pattern NO_TESTS = Pattern.compile("[$]|-info|ArchitectureTest");

  @Test
  void table_shouldNameEveryCaseOnce() throws IOException {
    assertThat(rows().map(row -> row.group(1))).doesNotHaveDuplicates().hasSize(CASES);
  }

  @Test
  void everyCase_shouldHaveItsTests_andEveryTestItsCase() throws Exception {
    Set<String> inTable = new TreeSet<>();
    rows()
        .forEach(
            row ->
                CLASS
                    .matcher(row.group(2))
                    .results()
                    .forEach(c -> inTable.add(row.group(1) + " in " + c.group(1) + c.group(2))));
    assertThat(casesInTests()).containsExactlyInAnyOrderElementsOf(inTable);
  }

  private static Stream<MatchResult> rows() throws IOException {
    return Files.readAllLines(TABLE).stream().flatMap(line -> ROW.matcher(line).results());
  }

  private static Set<String> casesInTests() throws Exception {
    Set<String> everyStart = new TreeSet<>();
    Set<String> oneStart = new TreeSet<>();
    for (Class<?> type : testClasses()) {
      for (Method method : type.getDeclaredMethods()) {
        Matcher id = ID.matcher(method.getName());
        while (isTest(method) && id.find()) {
          String entry = id.group(1).toUpperCase(Locale.ROOT) + " in " + type.getSimpleName();
          (method.isAnnotationPresent(InEveryStart.class) ? everyStart : oneStart).add(entry);
        }
      }
    }
    oneStart.removeAll(everyStart);
    oneStart.forEach(entry -> everyStart.add(entry + " *"));
    return everyStart;
  }

  private static boolean isTest(Method method) {
    return Stream.of(method.getAnnotations())
        .map(Annotation::annotationType)
        .anyMatch(type -> type == InEveryStart.class || type.getName().startsWith("org.junit."));
  }

  private static List<Class<?>> testClasses() throws Exception {
    List<Class<?>> classes = new ArrayList<>(classesIn(JavaProcess.PROGRAMS));
    Path ofApi =
        Path.of(InEveryStart.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(ofApi)) {
      classes.addAll(classesIn(ofApi));
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(ofApi, Map.of())) {
        classes.addAll(classesIn(jar.getPath("/")));
      }
    }
    return classes;
  }

  private static List<Class<?>> classesIn(Path root) throws Exception {
    List<Class<?>> classes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.toList()) {
        String name = root.relativize(file).toString();
        if (name.endsWith(".class") && !NO_TESTS.matcher(name).find()) {
          String className = name.substring(0, name.length() - ".class".length());
          classes.add(
              Class.forName(
                  className.replace('/', '.'), false, EveryCaseIT.class.getClassLoader()));
        }
      }
    }
    return classes;
  }
}
