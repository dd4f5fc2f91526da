package io.asynclocal.it.process.program;

/** The smallest program: a line on each stream, and an exit status. */
public final class Hello {

  static final int STATUS = 3;

  private Hello() {}

  public static void main(String[] arguments) {
    System.out.println("hello");
    System.err.println("to whom it may concern");
    System.exit(STATUS);
  }
}
