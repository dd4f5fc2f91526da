package io.asynclocal.agent.rewrite;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/** Makes objects of another class, by its constructor without parameters as well. */
public final class NewReplacement extends Replacement {

  private static final String CONSTRUCTOR = "<init>";

  private final String from;
  private final String to;

  /**
   * Describes a replacement.
   *
   * @param method the method whose objects are replaced, with or without parameter types
   * @param from the class that is made, with slashes
   * @param to the class that is made instead, with slashes; its objects must do for the others
   */
  public NewReplacement(String method, String from, String to) {
    super(method);
    this.from = from;
    this.to = to;
  }

  @Override
  MethodVisitor over(MethodVisitor next) {
    return new MethodVisitor(OpenedClassReader.ASM_API, next) {
      // A constructor's call of its superclass's looks the same, but for that nothing was made.
      private int made;

      @Override
      public void visitTypeInsn(int opcode, String name) {
        boolean replaced = opcode == Opcodes.NEW && name.equals(from);
        made += replaced ? 1 : 0;
        super.visitTypeInsn(opcode, replaced ? to : name);
      }

      @Override
      public void visitMethodInsn(
          int opcode, String owner, String name, String descriptor, boolean isInterface) {
        boolean replaced = made > 0 && owner.equals(from) && name.equals(CONSTRUCTOR);
        made -= replaced ? 1 : 0;
        super.visitMethodInsn(opcode, replaced ? to : owner, name, descriptor, isInterface);
      }
    };
  }
}
