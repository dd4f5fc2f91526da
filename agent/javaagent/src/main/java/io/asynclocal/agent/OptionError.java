package io.asynclocal.agent;

/** An option is mistyped; the message is the one line that the user reads. */
final class OptionError extends Exception {

  private static final long serialVersionUID = 1L;

  OptionError(String message) {
    super(message, null, false, false);
  }

  /** What was typed, in quotes, what was probably meant, and all that is allowed. */
  static String unknown(String typed, String[] allowed) {
    return "'" + typed + "'; " + meant(typed, allowed);
  }

  static String meant(String typed, String[] allowed) {
    return "did you mean " + Nearest.to(typed, allowed) + "? Allowed: " + String.join(" ", allowed);
  }
}
