package io.asynclocal.agent;

import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Finds {@code on-error} beside options that are mistyped, so where nothing else can be read. */
final class ErrorPolicy {

  private ErrorPolicy() {}

  /** Whether a mistyped option lets the program run without the agent. */
  static boolean continues(
      @Nullable String argument, Properties properties, Map<String, String> environment) {
    String value = given(Option.ON_ERROR, argument, properties, environment);
    if (value == null) {
      String config = given(Option.CONFIG, argument, properties, environment);
      value = config == null ? null : inFile(config);
    }
    return "continue".equals(value);
  }

  private static @Nullable String inFile(String config) {
    try {
      return ConfigFile.load(new Setting(Option.CONFIG, config, ""))
          .getProperty(Option.ON_ERROR.key);
    } catch (OptionError e) {
      return null;
    }
  }

  private static @Nullable String given(
      Option option,
      @Nullable String argument,
      Properties properties,
      Map<String, String> environment) {
    for (String entry : (argument == null ? "" : argument).split(",", -1)) {
      if (entry.startsWith(option.key + "=")) {
        return entry.substring(option.key.length() + 1);
      }
    }
    String property = properties.getProperty(OptionReader.PROPERTY + option.key);
    return property != null ? property : environment.get(OptionReader.variable(option));
  }
}
