package io.asynclocal.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's example prints what the README says, with the flag and without. */
class ReadmeIT {

  private static final Path README = Path.of("../../README.md");
  private static final Pattern PROGRAM =
      Pattern.compile("```java\n(.*?class Hello .*?)```", Pattern.DOTALL);
  private static final String OUTPUT = "\\$ java %s[^\n]*Hello.java\n(.*?)(?=\n\\$|\n```)";

  @TempDir private Path folder;
  private String readme;
  private Path program;

  @BeforeEach
  void copyTheProgram() throws IOException {
    readme = Files.readString(README);
    program = folder.resolve("Hello.java");
    Files.writeString(program, find(PROGRAM));
  }

  @Test
  void example_shouldPrintWhatTheReadmeSays_withTheFlag() {
    assertThat(run(JavaProcess.FLAG)).isEqualTo(shown("-javaagent:"));
  }

  @Test
  void example_shouldPrintWhatTheReadmeSays_withoutTheFlag() {
    assertThat(run()).isEqualTo(shown("-cp"));
  }

  private List<String> run(String... options) {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("-cp", JavaProcess.API.toString(), program.toString()));
    return JavaProcess.run(arguments).quiet().out();
  }

  private List<String> shown(String firstOption) {
    return find(Pattern.compile(String.format(OUTPUT, firstOption), Pattern.DOTALL))
        .lines()
        .toList();
  }

  private String find(Pattern pattern) {
    Matcher matcher = pattern.matcher(readme);
    assertThat(matcher.find()).as("the README has %s", pattern).isTrue();
    return matcher.group(1);
  }
}
