package io.asynclocal.bootstrap;

import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Whether the current thread runs the initializer of a class. A thread that it starts serves the
 * whole program, and not the request that happened to be the first to need the class.
 */
final class Initializers implements Function<Stream<StackFrame>, Boolean> {

  private static final StackWalker WALKER = StackWalker.getInstance();
  private static final Initializers ASK = new Initializers();

  /** Frames that are looked at; deeper stacks are not worth their price. */
  private static final int DEPTH = 200;

  private static final String INITIALIZER = "<clinit>";

  /** Where a context was made current inside an initializer, it is the initializer's own. */
  private static final String API = "io.asynclocal.";

  private static final String HOOKS = "io.asynclocal.bootstrap.";

  private Initializers() {}

  static boolean areRunning() {
    return WALKER.walk(ASK);
  }

  @Override
  public Boolean apply(Stream<StackFrame> frames) {
    Iterator<StackFrame> from = frames.iterator();
    for (int i = 0; i < DEPTH && from.hasNext(); i++) {
      StackFrame frame = from.next();
      if (frame.getMethodName().equals(INITIALIZER)) {
        return Boolean.TRUE;
      }
      String type = frame.getClassName();
      if (type.startsWith(API) && !type.startsWith(HOOKS)) {
        return Boolean.FALSE;
      }
    }
    return Boolean.FALSE;
  }
}
