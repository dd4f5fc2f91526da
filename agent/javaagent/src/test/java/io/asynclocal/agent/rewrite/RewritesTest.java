package io.asynclocal.agent.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asynclocal.agent.instrumentation.Instrumentation;
import io.asynclocal.agent.instrumentation.Instrumentations;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rewrite of a JDK class finds its methods in the JDK that runs the test. */
class RewritesTest {

  private static final Map<String, Instrumentation> BY_CLASS = Instrumentations.byClass();

  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

  private final ClassRewriter rewriter = new ClassRewriter();

  static Stream<String> classes() {
    return BY_CLASS.keySet().stream()
        .sorted()
        .filter(name -> BY_CLASS.get(name).isOfJdk() && !isOfOtherJdk(name));
  }

  /** Classes that only one of the JDKs has, or that only newer ones have. */
  private static boolean isOfOtherJdk(String name) {
    boolean isNew =
        name.equals("java/lang/VirtualThread")
            || name.equals("sun/nio/ch/Poller$Pollers")
            || name.endsWith("$AdaptedInterruptibleRunnable");
    return isNew && Runtime.version().feature() < 21;
  }

  @ParameterizedTest
  @MethodSource("classes")
  void rewrite_should_find_its_methods_and_call_the_hooks(String name) throws IOException {
    ClassRewrite rewrite = new ClassRewrite();
    BY_CLASS.get(name).describe(name.replace('/', '.'), rewrite);
    byte[] original = read(name);
    byte[] rewritten = rewriter.rewrite(name.replace('/', '.'), PLATFORM, original, rewrite, true);
    Seen before = Seen.in(original);
    Seen after = Seen.in(rewritten);
    assertThat(after.hookCalls).isNotEqualTo(before.hookCalls);
    assertThat(after.fields.contains("asynclocal$context")).isEqualTo(rewrite.carriesContext);
  }

  @ParameterizedTest
  @MethodSource("classes")
  void loaded_class_should_keep_its_shape(String name) throws IOException {
    ClassRewrite rewrite = new ClassRewrite();
    BY_CLASS.get(name).describe(name.replace('/', '.'), rewrite);
    byte[] original = read(name);
    byte[] rewritten = rewriter.rewrite(name.replace('/', '.'), PLATFORM, original, rewrite, false);
    assertThat(Seen.in(rewritten).fields).isEqualTo(Seen.in(original).fields);
    assertThat(Seen.in(rewritten).methods).isEqualTo(Seen.in(original).methods);
    assertThat(Seen.in(rewritten).interfaces).isEqualTo(Seen.in(original).interfaces);
  }

  @Test
  void method_that_is_not_there_should_be_named() throws IOException {
    ClassRewrite rewrite = new ClassRewrite().advise(NoAdvice.class, "nowhere(int)");
    byte[] original = read("java/util/Timer");
    assertThatThrownBy(() -> rewriter.rewrite("java.util.Timer", null, original, rewrite, true))
        .isInstanceOf(RewriteException.class)
        .hasMessageContaining("nowhere(int)");
  }

  static final class NoAdvice {
    @net.bytebuddy.asm.Advice.OnMethodEnter
    static void enter() {}
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
      assertThat(in).as(name).isNotNull();
      return in.readAllBytes();
    }
  }

  /** What a class file has. */
  private static final class Seen extends ClassVisitor {
    final List<String> fields = new ArrayList<>();
    final List<String> methods = new ArrayList<>();
    final List<String> interfaces = new ArrayList<>();
    final List<String> hookCalls = new ArrayList<>();

    Seen() {
      super(Opcodes.ASM9);
    }

    static Seen in(byte[] classFile) {
      Seen seen = new Seen();
      new ClassReader(classFile).accept(seen, 0);
      return seen;
    }

    @Override
    public void visit(
        int version, int access, String name, String generic, String parent, String[] implemented) {
      interfaces.addAll(List.of(implemented));
      if (interfaces.contains("io/asynclocal/bootstrap/ContextCarrier")) {
        hookCalls.add("carries a context");
      }
    }

    @Override
    public FieldVisitor visitField(
        int access, String name, String descriptor, String signature, Object value) {
      fields.add(name);
      return null;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      methods.add(name + descriptor);
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitMethodInsn(
            int opcode, String owner, String called, String type, boolean isInterface) {
          if (owner.startsWith("io/asynclocal/bootstrap/")) {
            hookCalls.add(called);
          }
        }
      };
    }
  }
}
