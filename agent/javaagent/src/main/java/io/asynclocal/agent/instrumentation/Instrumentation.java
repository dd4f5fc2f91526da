package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;

/** One mechanism: which classes it rewrites, and how. */
public abstract class Instrumentation {

  /** Its name for users, as the table of what travels has it. */
  public abstract String mechanism();

  /** The names of the classes that it rewrites, with dots. */
  public abstract String[] classes();

  /** Mechanisms without which this one could show somebody another's context, so it goes too. */
  public String[] needs() {
    return new String[0];
  }

  /**
   * Whether its classes are the JDK's, on the bootstrap or the platform loader; else they are a
   * library's, wherever the program has it, in as many copies as there are.
   */
  public boolean isOfJdk() {
    return true;
  }

  /** Whether its classes hand on what they execute to an executor that carries the context. */
  public boolean leavesExecute() {
    return false;
  }

  /**
   * Describes what is done to one of its classes; called only once that class loads.
   *
   * @param className one of {@link #classes}
   * @param rewrite what to describe it to
   */
  public abstract void describe(String className, ClassRewrite rewrite);
}
