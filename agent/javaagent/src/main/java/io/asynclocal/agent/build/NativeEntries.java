package io.asynclocal.agent.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Run by the build: has the JVM call {@code premain} natively.
 *
 * <p>It calls that by reflection, which since JDK 18 makes method handles for it, for seven
 * milliseconds of each start. But not for a method that is marked as one of variable arity without
 * an array to be its last parameter: method handles know no such method, reflection does not look
 * at the mark. No source text compiles to one. See {@code
 * jdk.internal.reflect.MethodHandleAccessorFactory.useNativeAccessor}.
 */
public final class NativeEntries {

  private static final int WHOLE = 0;

  private NativeEntries() {}

  /**
   * Marks the method.
   *
   * @param arguments the class file
   */
  public static void main(String[] arguments) throws IOException {
    Path file = Paths.get(arguments[0]);
    ClassReader reader = new ClassReader(Files.readAllBytes(file));
    ClassWriter writer = new ClassWriter(reader, WHOLE);
    reader.accept(new Marking(writer), WHOLE);
    Files.write(file, writer.toByteArray());
  }

  private static final class Marking extends ClassVisitor {
    Marking(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      int mark = name.equals("premain") ? Opcodes.ACC_VARARGS : 0;
      return super.visitMethod(access | mark, name, descriptor, signature, exceptions);
    }
  }
}
