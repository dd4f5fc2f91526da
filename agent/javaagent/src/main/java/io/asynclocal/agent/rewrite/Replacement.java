package io.asynclocal.agent.rewrite;

import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.pool.TypePool;

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

  @Override
  public final MethodVisitor wrap(
      TypeDescription type,
      MethodDescription methodDescription,
      MethodVisitor next,
      Implementation.Context context,
      TypePool pool,
      int writerFlags,
      int readerFlags) {
    return over(next);
  }

  /** What passes on the instructions of the method to the next visitor, some of them replaced. */
  abstract MethodVisitor over(MethodVisitor next);
}
