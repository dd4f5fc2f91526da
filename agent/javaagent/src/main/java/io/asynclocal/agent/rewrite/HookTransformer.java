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
 * Rewrites the classes that an instrumentation names, and the program's executors.
 *
 * <p>It looks at the name first, and in the program's classes at the constant pool, so that most
 * classes cost nothing. What cannot be rewritten stays as it is, with one line of warning.
 */
public final class HookTransformer implements ClassFileTransformer {

  private static final String OWN_PACKAGE = "io/asynclocal/agent/";
  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

  private final Map<String, Instrumentation> byClass;
  private final boolean canAddFields;
  private final ClassRewriter rewriter = new ClassRewriter();

  /** Classes that gained a field as they loaded; who retransforms one must not lose it. */
  private final Set<String> classesWithField = ConcurrentHashMap.newKeySet();

  /**
   * Makes a transformer.
   *
   * @param byClass the instrumentation of each class that has one, by its name with slashes
   * @param canAddFields false where all contexts ride in the side table
   */
  public HookTransformer(Map<String, Instrumentation> byClass, boolean canAddFields) {
    this.byClass = byClass;
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
      ClassRewrite rewrite = rewriteOf(name, loader, classFile);
      return rewrite == null
          ? null
          : rewritten(name, loader, rewrite, redefined == null, classFile);
    } catch (Throwable e) {
      Log.warn(
          "left " + name.replace('/', '.') + " as it is, so contexts may get lost there: " + e);
      return null;
    }
  }

  /** What is to be done to a class; null for nearly every one. */
  private @Nullable ClassRewrite rewriteOf(
      String name, @Nullable ClassLoader loader, byte[] classFile) {
    boolean isOfJdk = isOfJdk(loader);
    Instrumentation named = byClass.get(name);
    String castTypes = isOfJdk ? null : ExecutorScan.castTypesOfExecutor(classFile);
    if (castTypes == null && (named == null || named.isOfJdk() != isOfJdk)) {
      return null;
    }
    ClassRewrite rewrite = new ClassRewrite();
    if (named != null && named.isOfJdk() == isOfJdk) {
      named.describe(name.replace('/', '.'), rewrite);
    }
    if (castTypes != null) {
      ExecutorInstrumentation.describe(rewrite, castTypes);
    }
    return rewrite.isEmpty() ? null : rewrite;
  }

  private byte[] rewritten(
      String name,
      @Nullable ClassLoader loader,
      ClassRewrite rewrite,
      boolean loading,
      byte[] classFile) {
    String className = name.replace('/', '.');
    // A library's loader may not let it find the interface that comes with the field.
    boolean canGainField =
        canAddFields && isOfJdk(loader) && (loading || classesWithField.contains(name));
    byte[] rewritten = rewriter.rewrite(className, loader, classFile, rewrite, canGainField);
    if (rewrite.carriesContext && canGainField) {
      classesWithField.add(name);
    }
    Log.debug("rewrote " + className);
    return rewritten;
  }

  private static boolean isOfJdk(@Nullable ClassLoader loader) {
    return loader == null || loader == PLATFORM;
  }
}
