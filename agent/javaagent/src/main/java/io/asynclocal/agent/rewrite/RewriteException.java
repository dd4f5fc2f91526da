package io.asynclocal.agent.rewrite;

/** A class is not what an instrumentation expects, so it stays as it is. */
public final class RewriteException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RewriteException(String message) {
    super(message, null, false, false);
  }
}
