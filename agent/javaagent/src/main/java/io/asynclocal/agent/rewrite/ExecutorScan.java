package io.asynclocal.agent.rewrite;

import io.asynclocal.agent.instrumentation.ExecutorInstrumentation;
import java.util.LinkedHashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** Looks into a class whether it declares {@code execute(Runnable)}, and what its code casts to. */
final class ExecutorScan extends ClassVisitor {

  private final Set<String> castTypes = new LinkedHashSet<>();
  private boolean declaresExecute;

  private ExecutorScan() {
    super(OpenedClassReader.ASM_API);
  }

  /** Names with a comma behind each, or null where the class does not declare the method. */
  static @Nullable String castTypesOfExecutor(byte[] classFile) {
    if (!ConstantPool.hasUtf8(
        classFile, ExecutorInstrumentation.METHOD, ExecutorInstrumentation.DESCRIPTOR)) {
      return null;
    }
    ExecutorScan scan = new ExecutorScan();
    OpenedClassReader.of(classFile).accept(scan, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return scan.declaresExecute ? scan.castTypesAsText() : null;
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    boolean hasBody = (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
    if (hasBody
        && (access & Opcodes.ACC_STATIC) == 0
        && name.equals(ExecutorInstrumentation.METHOD)
        && descriptor.equals(ExecutorInstrumentation.DESCRIPTOR)) {
      declaresExecute = true;
    }
    return hasBody ? new Casts() : null;
  }

  private String castTypesAsText() {
    StringBuilder text = new StringBuilder();
    for (String type : castTypes) {
      text.append(type).append(',');
    }
    return text.toString();
  }

  private final class Casts extends MethodVisitor {
    Casts() {
      super(OpenedClassReader.ASM_API);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      boolean asksForType = opcode == Opcodes.CHECKCAST || opcode == Opcodes.INSTANCEOF;
      if (asksForType && type.charAt(0) != '[' && !type.startsWith("java/")) {
        castTypes.add(Type.getObjectType(type).getClassName());
      }
    }
  }
}
