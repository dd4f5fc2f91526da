package io.asynclocal.agent;

/** What the agent has to say, one line each on standard error; by default warnings alone. */
public final class Log {

  /** How much is said. */
  enum Level {
    OFF,
    WARN,
    INFO,
    DEBUG;

    /** Not by {@code valueOf}, which asks for the levels by reflection. */
    static Level of(String name) {
      for (Level level : values()) {
        if (level.name().equalsIgnoreCase(name)) {
          return level;
        }
      }
      throw new IllegalArgumentException(name);
    }
  }

  private static volatile Level level = Level.WARN;

  private Log() {}

  static void setLevel(Level newLevel) {
    level = newLevel;
  }

  /** Whether anybody would read what {@link #info} is told. */
  public static boolean isInfo() {
    return Level.INFO.compareTo(level) <= 0;
  }

  /** Whether anybody would read what {@link #debug} is told. */
  public static boolean isDebug() {
    return Level.DEBUG.compareTo(level) <= 0;
  }

  /** Something of the user's program is not served as it should be. */
  public static void warn(String line) {
    print(Level.WARN, line);
  }

  /** What a user may want to know once. */
  public static void info(String line) {
    print(Level.INFO, line);
  }

  /** What somebody who looks for a fault wants to know. */
  public static void debug(String line) {
    print(Level.DEBUG, line);
  }

  private static void print(Level of, String line) {
    if (of.compareTo(level) <= 0) {
      System.err.println("asynclocal: " + line);
    }
  }
}
