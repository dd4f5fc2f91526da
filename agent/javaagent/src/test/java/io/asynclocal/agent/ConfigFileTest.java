package io.asynclocal.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options in a file, which count least, and what is said of mistakes in it. */
class ConfigFileTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("asynclocal.properties");
  }

  @Test
  void file_should_count_below_all_else() throws Exception {
    Files.writeString(file, "# of the team\nlog = info\nexclude=a.*:\\\n  b.*\n");
    assertThat(parse("", Map.of()).log()).isEqualTo(Log.Level.INFO);
    assertThat(parse("", Map.of()).excludes("b.C")).isTrue();
    assertThat(parse(",log=off", Map.of()).log()).isEqualTo(Log.Level.OFF);
    assertThat(parse("", Map.of("ASYNCLOCAL_LOG", "debug")).log()).isEqualTo(Log.Level.DEBUG);
  }

  @Test
  void environment_and_property_should_name_a_file_too() throws Exception {
    Files.writeString(file, "strict=true");
    Map<String, String> environment = Map.of("ASYNCLOCAL_CONFIG", file.toString());
    assertThat(Options.parse(null, new Properties(), environment).strict()).isTrue();
    Properties properties = new Properties();
    properties.setProperty("asynclocal.config", file.toString());
    assertThat(Options.parse(null, properties, Map.of()).strict()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "lgo=warn | FILE: lgo is unknown; did you mean log? Allowed:",
        "log=wran | FILE: log has the bad value 'wran'; did you mean warn? Allowed:",
        "exclude=a/b | FILE: exclude: 'a/b' is not the name of a class or package",
        "config=x | FILE: config is not allowed in the file itself",
      })
  void mistake_should_be_named_with_file_and_key(String line, String message) throws IOException {
    Files.writeString(file, line);
    assertThatThrownBy(() -> parse("", Map.of()))
        .isInstanceOf(OptionError.class)
        .hasMessageStartingWith(message.replace("FILE", "config file " + file));
  }

  @Test
  void file_that_is_not_there_or_cannot_be_read_should_be_named() throws IOException {
    assertThatThrownBy(() -> parse("", Map.of()))
        .hasMessage("option config: there is no file '" + file + "'");
    Files.writeString(file, "log=warn\nlog=info\n");
    assertThatThrownBy(() -> parse("", Map.of()))
        .hasMessage("option config: the file '" + file + "' cannot be read: log is given twice");
    Files.write(file, "exclude=\u00e4.B".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> parse("", Map.of())).hasMessageContaining("cannot be read: ");
  }

  @Test
  void on_error_should_be_found_in_the_file_too() throws IOException {
    Files.writeString(file, "on-error=continue\nlgo=x");
    String flag = "config=" + file;
    assertThat(ErrorPolicy.continues(flag, new Properties(), Map.of())).isTrue();
    assertThat(ErrorPolicy.continues(flag + ",on-error=exit", new Properties(), Map.of()))
        .isFalse();
  }

  private Options parse(String rest, Map<String, String> environment) throws OptionError {
    return Options.parse("config=" + file + rest, new Properties(), environment);
  }
}
