package io.asynclocal.agent.rewrite;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/** Replaces one call by one or more that together take and leave the same things on the stack. */
public final class CallReplacement extends Replacement {

  /** A method as byte code names it. */
  public static final class Callee {
    final int opcode;
    final String owner;
    final String name;
    final String descriptor;

    private Callee(int opcode, String owner, String name, String descriptor) {
      this.opcode = opcode;
      this.owner = owner;
      this.name = name;
      this.descriptor = descriptor;
    }

    public static Callee ofStatic(String owner, String name, String descriptor) {
      return new Callee(Opcodes.INVOKESTATIC, owner, name, descriptor);
    }

    public static Callee ofVirtual(String owner, String name, String descriptor) {
      return new Callee(Opcodes.INVOKEVIRTUAL, owner, name, descriptor);
    }
  }

  private final Callee from;
  private final Callee[] to;

  /**
   * Describes a replacement.
   *
   * @param method the method whose calls are replaced, with or without parameter types
   */
  public CallReplacement(String method, Callee from, Callee... to) {
    super(method);
    this.from = from;
    this.to = to;
  }

  @Override
  MethodVisitor over(MethodVisitor next) {
    return new MethodVisitor(OpenedClassReader.ASM_API, next) {
      @Override
      public void visitMethodInsn(
          int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (opcode == from.opcode
            && owner.equals(from.owner)
            && name.equals(from.name)
            && descriptor.equals(from.descriptor)) {
          for (Callee callee : to) {
            super.visitMethodInsn(
                callee.opcode, callee.owner, callee.name, callee.descriptor, false);
          }
        } else {
          super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }
      }
    };
  }
}
