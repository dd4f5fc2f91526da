package io.asynclocal.demo.web;

/** A parameter is wrong; the message says which are right. */
public final class BadRequest extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BadRequest(String message) {
    super(message, null, false, false);
  }
}
