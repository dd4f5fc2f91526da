package io.asynclocal.agent;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All options, in the order in which help lists them: the one table that the parser, the help and
 * the check of README.md read.
 */
enum Option {
  EXCLUDE("exclude", "CLASS:CLASS", "", "executors, tasks and threads that start with no context"),
  INCLUDE("include", "CLASS:CLASS", "", "exceptions to exclude"),
  DISABLE("disable", "MECHANISM:MECHANISM", "", "mechanisms whose classes are not rewritten"),
  LOG("log", "off|warn|info|debug", "warn", "what goes to standard error"),
  STRICT("strict", "true|false", "false", "scope misuse throws"),
  ON_ERROR("on-error", "exit|continue", "exit", "after a mistyped option"),
  CONFIG("config", "FILE", "", "a properties file with these options"),
  CARRY("carry", "auto|none|NAME:CLASS#FIELD", "auto", "thread locals that travel too"),
  CARRY_COPY("carry-copy", "CLASS#FIELD:CLASS#FIELD", "", "the same, with copies of the values"),
  RIDE("ride", "field|side-table", "field", "where contexts ride, for tests and diagnosis"),
  CACHE("cache", "DIR|off", "", "where rewritten classes are kept, else ~/.cache/asynclocal");

  final String key;

  /** Lower-case words with {@code |} between them are all that is allowed; else a placeholder. */
  final String values;

  /** The value where nobody gave one; empty for none. */
  final String otherwise;

  final String meaning;

  Option(String key, String values, String otherwise, String meaning) {
    this.key = key;
    this.values = values;
    this.otherwise = otherwise;
    this.meaning = meaning;
  }

  static @Nullable Option of(String key) {
    for (Option option : values()) {
      if (option.key.equals(key)) {
        return option;
      }
    }
    return null;
  }

  static String[] keys() {
    List<String> keys = new ArrayList<>();
    for (Option option : values()) {
      keys.add(option.key);
    }
    return keys.toArray(new String[0]);
  }

  /** The words that are allowed, or none where the value is free. */
  String[] words() {
    for (int i = 0; i < values.length(); i++) {
      if (Character.isUpperCase(values.charAt(i))) {
        return new String[0];
      }
    }
    return values.split("\\|", -1);
  }

  /** Whether it may decide what classes become; those that surely do not are named. */
  boolean isOfRewriting() {
    switch (this) {
      case EXCLUDE:
      case INCLUDE:
      case LOG:
      case STRICT:
      case ON_ERROR:
      case CONFIG:
      case CACHE:
        return false;
      default:
        return true;
    }
  }

  /** Its line in the help. */
  String help() {
    return "  "
        + key
        + "="
        + values
        + "  "
        + meaning
        + (otherwise.isEmpty() ? "" : "; " + otherwise);
  }
}
