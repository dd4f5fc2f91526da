package io.asynclocal.demo.cookies;

/** What a request is doing, which decides whether its cookies can be changed. */
enum Phase {
  /** Making a page: the answer may be on its way already, so it only reads. */
  RENDER("a page is being rendered; change cookies in an action (POST, PUT, PATCH or DELETE)"),

  /** Handling a form or a call of an API: what it changes goes out with the answer. */
  ACTION(""),

  /** The answer is made; work of the request may go on behind it. */
  AFTER("the answer has been sent; change cookies before that");

  private final String objection;

  Phase(String objection) {
    this.objection = objection;
  }

  /** The phase that a request begins with. */
  static Phase of(String httpMethod) {
    return switch (httpMethod) {
      case "GET", "HEAD", "OPTIONS" -> RENDER;
      default -> ACTION;
    };
  }

  /**
   * Objects to a change in the wrong phase.
   *
   * @throws IllegalStateException unless this is an action; it says what to do instead
   */
  void requireAction(String change) {
    if (this != ACTION) {
      throw new IllegalStateException("cannot " + change + ": " + objection);
    }
  }
}
