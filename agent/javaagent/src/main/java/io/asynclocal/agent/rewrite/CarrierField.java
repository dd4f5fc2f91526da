package io.asynclocal.agent.rewrite;

import io.asynclocal.bootstrap.ContextCarrier;
import java.util.Arrays;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.field.FieldList;
import net.bytebuddy.description.method.MethodList;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** Makes a class a {@link ContextCarrier}: a synthetic transient field and its two accessors. */
final class CarrierField extends AsmVisitorWrapper.AbstractBase {

  private static final String INTERFACE = Type.getInternalName(ContextCarrier.class);
  private static final String FIELD = ContextCarrier.ACCESSOR;
  private static final String OBJECT = "Ljava/lang/Object;";

  @Override
  public ClassVisitor wrap(
      TypeDescription type,
      ClassVisitor next,
      Implementation.Context context,
      TypePool pool,
      FieldList<FieldDescription.InDefinedShape> fields,
      MethodList<?> methods,
      int writerFlags,
      int readerFlags) {
    return new Visitor(next, type.getInternalName());
  }

  private static final class Visitor extends ClassVisitor {
    private final String owner;

    Visitor(ClassVisitor next, String owner) {
      super(OpenedClassReader.ASM_API, next);
      this.owner = owner;
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String generic,
        String parent,
        String @Nullable [] interfaces) {
      int count = interfaces == null ? 0 : interfaces.length;
      String[] more = interfaces == null ? new String[1] : Arrays.copyOf(interfaces, count + 1);
      more[count] = INTERFACE;
      String signature = generic == null ? null : generic + "L" + INTERFACE + ";";
      super.visit(version, access, name, signature, parent, more);
    }

    @Override
    public void visitEnd() {
      int hidden = Opcodes.ACC_SYNTHETIC;
      super.visitField(
              Opcodes.ACC_PRIVATE | Opcodes.ACC_TRANSIENT | hidden, FIELD, OBJECT, null, null)
          .visitEnd();
      MethodVisitor getter = accessor("()" + OBJECT);
      getter.visitVarInsn(Opcodes.ALOAD, 0);
      getter.visitFieldInsn(Opcodes.GETFIELD, owner, FIELD, OBJECT);
      getter.visitInsn(Opcodes.ARETURN);
      getter.visitMaxs(1, 1);
      getter.visitEnd();
      MethodVisitor setter = accessor("(" + OBJECT + ")V");
      setter.visitVarInsn(Opcodes.ALOAD, 0);
      setter.visitVarInsn(Opcodes.ALOAD, 1);
      setter.visitFieldInsn(Opcodes.PUTFIELD, owner, FIELD, OBJECT);
      setter.visitInsn(Opcodes.RETURN);
      setter.visitMaxs(2, 2);
      setter.visitEnd();
      super.visitEnd();
    }

    private MethodVisitor accessor(String descriptor) {
      MethodVisitor method =
          super.visitMethod(
              Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC,
              ContextCarrier.ACCESSOR,
              descriptor,
              null,
              null);
      method.visitCode();
      return method;
    }
  }
}
