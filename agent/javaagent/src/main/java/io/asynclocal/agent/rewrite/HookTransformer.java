package io.asynclocal.agent.rewrite;

import io.asynclocal.agent.Log;
import io.asynclocal.agent.instrumentation.ExecutorInstrumentation;
import io.asynclocal.agent.instrumentation.Instrumentation;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites the JDK's classes that an instrumentation names, and the program's executors.
 *
 * <p>It looks at the name first, and in the program's classes at the constant pool, so that most
 * classes cost nothing. What cannot be rewritten stays as it is, with one line of warning.
 */
public final class HookTransformer implements ClassFileTransformer {

  private static final String OWN_PACKAGE = "io/asynclocal/agent/";

  private final Map<String, Instrumentation> jdkClasses;
  private final boolean canAddFields;
  private final ClassRewriter rewriter = new ClassRewriter();

  /** Classes that gained a field as they loaded; who retransforms one must not lose it. */
  private final Set<String> classesWithField = ConcurrentHashMap.newKeySet();

  /**
   * Makes a transformer.
   *
   * @param jdkClasses the instrumentation of each class of the JDK, by its name with slashes
   * @param canAddFields false where all contexts ride in the side table
   */
  public HookTransformer(Map<String, Instrumentation> jdkClasses, boolean canAddFields) {
    this.jdkClasses = jdkClasses;
    this.canAddFields = canAddFields;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable Module module,
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    if (name == null || name.startsWith(OWN_PACKAGE)) {
      return null;
    }
    try {
      if (loader == null) {
        Instrumentation instrumentation = jdkClasses.get(name);
        return instrumentation == null
            ? null
            : ofJdk(name, instrumentation, redefined == null, classFile);
      }
      return loader == ClassLoader.getPlatformClassLoader()
          ? null
          : ofProgram(name, loader, classFile);
    } catch (Throwable e) {
      Log.warn(
          "left " + name.replace('/', '.') + " as it is, so contexts may get lost there: " + e);
      return null;
    }
  }

  private byte[] ofJdk(
      String name, Instrumentation instrumentation, boolean loading, byte[] classFile) {
    String className = name.replace('/', '.');
    ClassRewrite rewrite = new ClassRewrite();
    instrumentation.describe(className, rewrite);
    boolean canGainField = canAddFields && (loading || classesWithField.contains(name));
    byte[] rewritten = rewriter.rewrite(className, null, classFile, rewrite, canGainField);
    if (rewrite.carriesContext && canGainField) {
      classesWithField.add(name);
    }
    Log.debug("rewrote " + className);
    return rewritten;
  }

  private byte @Nullable [] ofProgram(String name, ClassLoader loader, byte[] classFile) {
    String castTypes = ExecutorScan.castTypesOfExecutor(classFile);
    if (castTypes == null) {
      return null;
    }
    String className = name.replace('/', '.');
    byte[] rewritten =
        rewriter.rewrite(
            className, loader, classFile, ExecutorInstrumentation.describe(castTypes), false);
    Log.debug("rewrote " + className);
    return rewritten;
  }
}
