package io.asynclocal.agent;

/** temporary */
public final class Log {
  static boolean debug = Boolean.getBoolean("tmpdebug");

  private Log() {}

  public static void warn(String line) {
    System.err.println("asynclocal: " + line);
  }

  public static void info(String line) {
    if (debug) System.err.println("asynclocal: " + line);
  }

  public static void debug(String line) {
    if (debug) System.err.println("asynclocal: " + line);
  }
}
