package io.asynclocal.agent.rewrite;

import java.util.LinkedHashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** Looks into the class of an executor for the types that its code casts to or tests for. */
final class ExecutorScan extends ClassVisitor {

  private final Set<String> castTypes = new LinkedHashSet<>();

  private ExecutorScan() {
    super(OpenedClassReader.ASM_API);
  }

  /** The names, with a comma behind each. */
  static String castTypes(byte[] classFile) {
    ExecutorScan scan = new ExecutorScan();
    OpenedClassReader.of(classFile).accept(scan, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return scan.castTypesAsText();
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    return (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0 ? new Casts() : null;
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
