package io.asynclocal.agent;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the options from where they may be given: the flag counts first, then a system property,
 * the environment, and the file that {@code config} names in one of these.
 */
final class OptionReader {

  static final String PROPERTY = "asynclocal.";
  private static final String VARIABLE = "ASYNCLOCAL_";
  private static final String FOR_SCRIPTS = "ASYNCLOCAL_JDKS";

  /** Not an EnumMap, which asks for the options by reflection: most starts are given none. */
  private final Map<Option, Setting> inForce = new HashMap<>();

  private OptionReader() {}

  /** The settings that count, of all that is given; whatever is mistyped anywhere is an error. */
  static Map<Option, Setting> read(
      @Nullable String argument, Properties properties, Map<String, String> environment)
      throws OptionError {
    OptionReader reader = new OptionReader();
    reader.readVariables(environment);
    reader.readProperties(properties);
    reader.readFlag(argument == null ? "" : argument);
    Setting config = reader.inForce.get(Option.CONFIG);
    if (config != null) {
      reader.addBelow(ConfigFile.read(config));
    }
    return reader.inForce;
  }

  /** The option of this key. */
  static Option known(String key, String place) throws OptionError {
    Option option = Option.of(key);
    if (option == null) {
      throw new OptionError(place + " is unknown; " + OptionError.meant(key, Option.keys()));
    }
    return option;
  }

  /** The name of an option in the environment. */
  static String variable(Option option) {
    return VARIABLE + option.key.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private void readVariables(Map<String, String> environment) throws OptionError {
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      String name = variable.getKey();
      if (name.startsWith(VARIABLE) && !name.equals(FOR_SCRIPTS)) {
        String key = name.substring(VARIABLE.length()).toLowerCase(Locale.ROOT).replace('_', '-');
        String place = "environment variable " + name;
        add(new Setting(known(key, place), variable.getValue(), place));
      }
    }
  }

  private void readProperties(Properties properties) throws OptionError {
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(PROPERTY)) {
        String place = "system property " + name;
        Option option = known(name.substring(PROPERTY.length()), place);
        add(new Setting(option, properties.getProperty(name), place));
      }
    }
  }

  private void readFlag(String argument) throws OptionError {
    Map<Option, Setting> given = new HashMap<>();
    int from = 0;
    while (!argument.isEmpty() && from <= argument.length()) {
      int comma = argument.indexOf(',', from);
      int to = comma < 0 ? argument.length() : comma;
      String entry = argument.substring(from, to);
      int equals = entry.indexOf('=');
      if (equals < 0) {
        throw new OptionError("'" + entry + "' is not of the form key=value");
      }
      Option option = known(entry.substring(0, equals), "option '" + entry + "'");
      Setting setting = new Setting(option, entry.substring(equals + 1), "option " + option.key);
      if (given.put(option, setting) != null) {
        throw new OptionError("option " + option.key + " is given twice");
      }
      from = to + 1;
    }
    inForce.putAll(given);
  }

  private void add(Setting setting) {
    inForce.put(setting.option, setting);
  }

  private void addBelow(Collection<Setting> settings) {
    for (Setting setting : settings) {
      inForce.putIfAbsent(setting.option, setting);
    }
  }
}
