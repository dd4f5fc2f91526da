package io.asynclocal.demo.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README tells to copy is code of the examples, and what it links to is there. */
class ReadmeTest {

  private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(((?!http)[^)#]+)\\)");

  @Test
  void every_snippet_should_be_in_an_example() throws IOException {
    String examples = examples();
    List<String> snippets = found(SNIPPET);
    assertThat(snippets).hasSize(5).allSatisfy(s -> assertThat(examples).contains(oneLine(s)));
  }

  @Test
  void every_link_should_lead_somewhere() throws IOException {
    assertThat(found(LINK)).isNotEmpty().allSatisfy(link -> assertThat(Path.of(link)).exists());
  }

  private static List<String> found(Pattern pattern) throws IOException {
    Matcher matcher = pattern.matcher(Files.readString(Path.of("README.md")));
    return matcher.results().map((MatchResult result) -> result.group(1)).toList();
  }

  private static String examples() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(Path.of("src/test/java/io/asynclocal/demo/examples"))) {
      for (Path file : files.toList()) {
        all.append(oneLine(Files.readString(file))).append('\n');
      }
    }
    return all.toString();
  }

  private static String oneLine(String code) {
    return code.replaceAll("\\s+", " ").strip();
  }
}
