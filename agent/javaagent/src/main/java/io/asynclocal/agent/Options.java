package io.asynclocal.agent;

import io.asynclocal.agent.holders.Carry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the user asked for. Whatever is mistyped is an error. */
final class Options {

  private final Map<Option, Setting> settings;
  private final ClassPatterns exclude;
  private final ClassPatterns include;
  private final Set<String> disabled;
  private final Carry carry;

  private Options(Map<Option, Setting> settings) throws OptionError {
    this.settings = settings;
    exclude = patterns(Option.EXCLUDE);
    include = patterns(Option.INCLUDE);
    Setting disable = settings.get(Option.DISABLE);
    disabled =
        disable == null
            ? Collections.<String>emptySet()
            : new TreeSet<>(Arrays.asList(disable.entries()));
    carry = CarryOption.parse(value(Option.CARRY), value(Option.CARRY_COPY));
    if (value(Option.CACHE).isEmpty() && settings.containsKey(Option.CACHE)) {
      throw new OptionError(place(Option.CACHE) + " is empty; give a directory, or off");
    }
    if (exclude.isEmpty() && !include.isEmpty()) {
      throw new OptionError(
          place(Option.INCLUDE)
              + " names exceptions to exclude, and there is none; exclude=* leaves all others alone");
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
    return new Options(OptionReader.read(argument, properties, environment));
  }

  /** Whether executors, tasks and threads of a class are left alone; an exception counts first. */
  boolean excludes(String className) {
    return exclude.matches(className) && !include.matches(className);
  }

  boolean excludesAnything() {
    return !exclude.isEmpty();
  }

  boolean leavesSomethingAlone() {
    return excludesAnything() || !disabled.isEmpty();
  }

  /** The mechanisms whose classes are not rewritten. */
  Set<String> disabled() {
    return disabled;
  }

  /**
   * Looks whether what is disabled is there; apart from the rest, as the names are not at hand.
   *
   * @param allowed the names of all mechanisms
   */
  void checkDisabled(String[] allowed) throws OptionError {
    for (String name : disabled) {
      if (!Arrays.asList(allowed).contains(name)) {
        throw new OptionError(
            place(Option.DISABLE)
                + " has the unknown mechanism "
                + OptionError.unknown(name, allowed));
      }
    }
  }

  /** Which values of the program's own holders travel as well. */
  Carry carry() {
    return carry;
  }

  Log.Level log() {
    return Log.Level.of(value(Option.LOG));
  }

  boolean strict() {
    return value(Option.STRICT).equals("true");
  }

  /** Whether contexts ride in the side table alone; for tests and diagnosis. */
  boolean sideTableForced() {
    return value(Option.RIDE).equals("side-table");
  }

  /** A directory or {@code off}; null where nothing is said. */
  @Nullable String cache() {
    Setting setting = settings.get(Option.CACHE);
    return setting == null ? null : setting.value;
  }

  /** All that decides what classes become, in one text. */
  String ofRewriting() {
    StringBuilder text = new StringBuilder();
    for (Option option : Option.values()) {
      Setting setting = settings.get(option);
      if (setting != null && option.isOfRewriting()) {
        text.append(option.key).append('=').append(setting.value).append(',');
      }
    }
    return text.toString();
  }

  /** One line for each option: what is in force, and where it was given. */
  List<String> report() {
    List<String> lines = new ArrayList<>();
    for (Option option : Option.values()) {
      Setting setting = settings.get(option);
      String from = setting == null ? "default" : "from " + setting.place;
      lines.add(option.key + "=" + value(option) + " (" + from + ")");
    }
    return lines;
  }

  private ClassPatterns patterns(Option option) throws OptionError {
    try {
      return ClassPatterns.parse(value(option));
    } catch (OptionError e) {
      throw new OptionError(place(option) + ": " + e.getMessage());
    }
  }

  private String place(Option option) {
    Setting setting = settings.get(option);
    return setting == null ? "option " + option.key : setting.place;
  }

  private String value(Option option) {
    Setting setting = settings.get(option);
    return setting == null ? option.otherwise : setting.value;
  }
}
