package io.asynclocal.agent;

import io.asynclocal.agent.holders.Carry;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked for, by the flag, by a system property or by the environment, in that order
 * of precedence. Whatever is mistyped is an error.
 */
final class Options {

  static final String[] KEYS = {
    "exclude", "carry", "carry-copy", "log", "strict", "on-error", "cache", "ride"
  };

  /** Those that change nothing of what classes become. */
  private static final String NOT_FOR_REWRITING = "exclude log strict on-error cache";

  private static final String PROPERTY = "asynclocal.";
  private static final String VARIABLE = "ASYNCLOCAL_";
  private static final String FOR_SCRIPTS = "ASYNCLOCAL_JDKS";

  private final Map<String, String> values = new HashMap<>();
  private final ClassPatterns exclude;
  private final Carry carry;

  private Options(Map<String, String> values) throws OptionError {
    this.values.putAll(values);
    allowed("strict", "true", "false");
    allowed("on-error", "exit", "continue");
    allowed("ride", "field", "side-table");
    allowed("log", "off", "warn", "info", "debug");
    if (value("cache", "off").isEmpty()) {
      throw new OptionError("option cache is empty; give a directory, or off");
    }
    carry = CarryOption.parse(value("carry", "auto"), value("carry-copy", ""));
    try {
      exclude = ClassPatterns.parse(value("exclude", ""));
    } catch (OptionError e) {
      throw new OptionError("option exclude: " + e.getMessage());
    }
  }

  /**
   * Reads the options.
   *
   * @param argument what stands behind the flag; null for nothing
   * @throws OptionError where one is unknown or has a bad value
   */
  static Options parse(
      @Nullable String argument, Properties properties, Map<String, String> environment)
      throws OptionError {
    Map<String, String> values = new HashMap<>();
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      String name = variable.getKey();
      if (name.startsWith(VARIABLE) && !name.equals(FOR_SCRIPTS)) {
        String key = name.substring(VARIABLE.length()).toLowerCase(Locale.ROOT).replace('_', '-');
        values.put(known(key, "environment variable " + name), variable.getValue());
      }
    }
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(PROPERTY)) {
        String key = known(name.substring(PROPERTY.length()), "system property " + name);
        values.put(key, properties.getProperty(name));
      }
    }
    values.putAll(ofFlag(argument == null ? "" : argument));
    return new Options(values);
  }

  ClassPatterns exclude() {
    return exclude;
  }

  /** Which values of the program's own holders travel as well. */
  Carry carry() {
    return carry;
  }

  Log.Level log() {
    return Log.Level.valueOf(value("log", "warn").toUpperCase(Locale.ROOT));
  }

  boolean strict() {
    return value("strict", "false").equals("true");
  }

  /** Whether contexts ride in the side table alone; for tests and diagnosis. */
  boolean sideTableForced() {
    return value("ride", "field").equals("side-table");
  }

  /** A directory or {@code off}; null where nothing is said. */
  @Nullable String cache() {
    return values.get("cache");
  }

  /** All that decides what classes become, in one text. */
  String ofRewriting() {
    StringBuilder text = new StringBuilder();
    for (String key : KEYS) {
      String value = values.get(key);
      if (value != null && !NOT_FOR_REWRITING.contains(key)) {
        text.append(key).append('=').append(value).append(',');
      }
    }
    return text.toString();
  }

  /** Whether a mistyped option lets the program run without the agent; read before all others. */
  static boolean continuesOnError(
      @Nullable String argument, Properties properties, Map<String, String> environment) {
    String inFlag = "," + (argument == null ? "" : argument) + ",";
    if (inFlag.contains(",on-error=")) {
      return inFlag.contains(",on-error=continue,");
    }
    String value = properties.getProperty(PROPERTY + "on-error");
    return "continue".equals(value == null ? environment.get(VARIABLE + "ON_ERROR") : value);
  }

  private static Map<String, String> ofFlag(String argument) throws OptionError {
    Map<String, String> values = new HashMap<>();
    int from = 0;
    while (!argument.isEmpty() && from <= argument.length()) {
      int comma = argument.indexOf(',', from);
      int to = comma < 0 ? argument.length() : comma;
      String entry = argument.substring(from, to);
      int equals = entry.indexOf('=');
      if (equals < 0) {
        throw new OptionError("'" + entry + "' is not of the form key=value");
      }
      String key = known(entry.substring(0, equals), "option '" + entry + "'");
      if (values.put(key, entry.substring(equals + 1)) != null) {
        throw new OptionError("option " + key + " is given twice");
      }
      from = to + 1;
    }
    return values;
  }

  private static String known(String key, String source) throws OptionError {
    for (String known : KEYS) {
      if (known.equals(key)) {
        return key;
      }
    }
    throw new OptionError(
        source + " is unknown; did you mean " + Nearest.to(key, KEYS) + "? " + listed(KEYS));
  }

  private void allowed(String key, String... allowed) throws OptionError {
    String value = values.get(key);
    for (String candidate : allowed) {
      if (value == null || value.equals(candidate)) {
        return;
      }
    }
    String bad = value == null ? "" : value;
    throw new OptionError(
        "option "
            + key
            + " has the bad value '"
            + bad
            + "'; did you mean "
            + Nearest.to(bad, allowed)
            + "? "
            + listed(allowed));
  }

  static String listed(String[] allowed) {
    StringBuilder text = new StringBuilder("Allowed:");
    for (String one : allowed) {
      text.append(' ').append(one);
    }
    return text.toString();
  }

  private String value(String key, String otherwise) {
    String value = values.get(key);
    return value == null ? otherwise : value;
  }
}
