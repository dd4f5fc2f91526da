package io.asynclocal.agent.rewrite;

import net.bytebuddy.asm.AsmVisitorWrapper;

/** Puts other instructions in the place of some of a method's own. */
public abstract class Replacement
    implements AsmVisitorWrapper.ForDeclaredMethods.MethodVisitorWrapper {

  final String method;

  /**
   * Describes where.
   *
   * @param method the method whose instructions are replaced, with or without parameter types
   */
  Replacement(String method) {
    this.method = method;
  }
}
