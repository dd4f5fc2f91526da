package io.asynclocal.agent.holders;

/** A static field of the program that has a thread local. */
public final class HolderField {

  final String className;
  final String field;
  final boolean isCopied;

  /** Whether the class was there and the field had a thread local, or a line said what it had. */
  volatile boolean wasFound;

  /**
   * Names a field.
   *
   * @param className with dots
   * @param isCopied whether its values are copied as they travel
   */
  public HolderField(String className, String field, boolean isCopied) {
    this.className = className;
    this.field = field;
    this.isCopied = isCopied;
  }

  @Override
  public String toString() {
    return className + "#" + field;
  }
}
