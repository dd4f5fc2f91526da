package io.asynclocal.demo;

/** The request is not let in; the message is the reason that the client reads. */
final class Unauthorized extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Unauthorized(String reason) {
    super(reason, null, false, false);
  }
}
