package io.asynclocal.demo;

/** A parameter is wrong; the message says which are right. */
final class BadRequest extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadRequest(String message) {
    super(message, null, false, false);
  }
}
