package io.asynclocal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.agent.instrumentation.Instrumentations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The documents say of the options what the one table of them says. */
class OptionTest {

  @Test
  void readme_should_list_all_options_in_order() throws IOException {
    assertThat(rows("../../README.md", "## Options"))
        .extracting(row -> row.substring(3, row.indexOf('`', 3)))
        .containsExactly(Option.keys());
  }

  @ParameterizedTest
  @EnumSource(Option.class)
  void readme_should_have_all_values_and_the_default(Option option) throws IOException {
    String row =
        rows("../../README.md", "## Options").stream()
            .filter(line -> line.startsWith("| `" + option.key + "` |"))
            .findAny()
            .orElseThrow();
    for (String word : option.words()) {
      boolean isDefault = word.equals(option.otherwise);
      assertThat(row).contains("`" + word + "`" + (isDefault ? " (default)" : ""));
    }
  }

  @Test
  void what_travels_should_list_all_mechanisms() throws IOException {
    assertThat(rows("../docs/what-travels.md", "## Mechanisms"))
        .extracting(row -> row.substring(3, row.indexOf('`', 3)))
        .containsExactlyInAnyOrder(Instrumentations.mechanisms());
  }

  @ParameterizedTest
  @EnumSource(Option.class)
  void help_should_show_values_meaning_and_default(Option option) {
    assertThat(option.help())
        .contains(option.key + "=" + option.values, option.meaning, option.otherwise);
  }

  /** The rows of the first table below a heading, which begin with a word in backticks. */
  private static List<String> rows(String file, String heading) throws IOException {
    List<String> lines = Files.readAllLines(Path.of(file));
    return lines.subList(lines.indexOf(heading) + 1, lines.size()).stream()
        .dropWhile(line -> !line.startsWith("|"))
        .takeWhile(line -> line.startsWith("|"))
        .filter(line -> line.startsWith("| `"))
        .toList();
  }
}
