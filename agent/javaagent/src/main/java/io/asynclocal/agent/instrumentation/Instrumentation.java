package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;

/** One mechanism: which JDK classes it rewrites, and how. */
public abstract class Instrumentation {

  /** The names of the classes that it rewrites, with dots. */
  public abstract String[] classes();

  /**
   * Describes what is done to one of its classes; called only once that class loads.
   *
   * @param className one of {@link #classes}
   * @param rewrite what to describe it to
   */
  public abstract void describe(String className, ClassRewrite rewrite);
}
