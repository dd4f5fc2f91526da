package io.asynclocal.agent;

/** An option is mistyped; the message is the one line that the user reads. */
final class OptionError extends Exception {

  private static final long serialVersionUID = 1L;

  OptionError(String message) {
    super(message, null, false, false);
  }
}
