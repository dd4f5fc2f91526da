package io.asynclocal.agent.rewrite;

import io.asynclocal.agent.rewrite.ClassRewrite.MethodAdvice;
import java.nio.charset.StandardCharsets;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.InstrumentedType;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/** Turns the bytes of a class into those that call the hooks. A pure function, for any thread. */
public final class ClassRewriter {

  /** Bodies alone may change of what we do not add ourselves, so Byte Buddy adds nothing. */
  private final ByteBuddy byteBuddy =
      new ByteBuddy()
          .with(TypeValidation.DISABLED)
          .with(InstrumentedType.Factory.Default.FROZEN)
          .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
          .with(Implementation.Context.Disabled.Factory.INSTANCE);

  /**
   * Rewrites a class.
   *
   * @param name the binary name
   * @param loader where its supertypes are found; null for the bootstrap loader
   * @param original its bytes
   * @param rewrite what to do
   * @param canGainField whether the class is not loaded yet, or has the field already
   * @throws RewriteException where a method is not there that must be
   */
  public byte[] rewrite(
      String name,
      @Nullable ClassLoader loader,
      byte[] original,
      ClassRewrite rewrite,
      boolean canGainField) {
    ClassFileLocator locator =
        new ClassFileLocator.Compound(
            ClassFileLocator.Simple.of(name, original),
            loader == null
                ? ClassFileLocator.ForClassLoader.ofBootLoader()
                : ClassFileLocator.ForClassLoader.of(loader));
    TypeDescription type = TypePool.Default.of(locator).describe(name).resolve();
    DynamicType.Builder<?> builder = byteBuddy.redefine(type, locator);
    // Visited before the advice, so that it sees the advice's calls as well as the class's own.
    for (Replacement replacement : rewrite.replacements) {
      builder =
          builder.visit(
              new AsmVisitorWrapper.ForDeclaredMethods()
                  .invokable(MethodPattern.of(type, replacement.method), replacement));
    }
    if (rewrite.carriesContext && canGainField) {
      builder = builder.visit(new CarrierField());
    }
    for (MethodAdvice advice : rewrite.advices) {
      builder = visit(builder, type, original, advice);
    }
    return builder.make(TypePool.Empty.INSTANCE).getBytes();
  }

  private static DynamicType.Builder<?> visit(
      DynamicType.Builder<?> builder, TypeDescription type, byte[] original, MethodAdvice advice) {
    String constant =
        advice.constant.equals(ClassRewrite.CAST_TYPES)
            ? ExecutorScan.castTypes(original)
            : advice.constant;
    Advice inlined =
        Advice.withCustomMapping().bind(RewriteConstant.class, constant).to(advice.advice);
    for (String method : advice.methods) {
      if (isThere(type, original, method)) {
        builder = builder.visit(inlined.on(MethodPattern.of(type, method)));
      } else if (!advice.optional) {
        throw new RewriteException("it has no method " + method);
      }
    }
    return builder;
  }

  /** A class initialiser is no method in Byte Buddy's description. */
  private static boolean isThere(TypeDescription type, byte[] original, String method) {
    return method.equals(MethodDescription.TYPE_INITIALIZER_INTERNAL_NAME)
        ? new String(original, StandardCharsets.ISO_8859_1).contains(method)
        : !type.getDeclaredMethods().filter(MethodPattern.of(type, method)).isEmpty();
  }
}
