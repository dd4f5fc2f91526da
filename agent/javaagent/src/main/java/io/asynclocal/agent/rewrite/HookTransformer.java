package io.asynclocal.agent.rewrite;

import io.asynclocal.agent.Log;
import io.asynclocal.agent.cache.RewriteCache;
import io.asynclocal.agent.instrumentation.ExecutorInstrumentation;
import io.asynclocal.agent.instrumentation.Instrumentation;
import io.asynclocal.agent.instrumentation.Instrumentations;
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
 * classes cost nothing; then into the cache. Only what is not there wakes the instrumentations and
 * Byte Buddy. What cannot be rewritten stays as it is, with one line of warning.
 */
public final class HookTransformer implements ClassFileTransformer {

  private static final String OWN_PACKAGE = "io/asynclocal/agent/";
  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();
  private static final byte[] METHOD = ClassFileScan.utf8(ExecutorInstrumentation.METHOD);
  private static final byte[] DESCRIPTOR = ClassFileScan.utf8(ExecutorInstrumentation.DESCRIPTOR);
  private static final byte[] AS_IT_IS = {};

  private final Map<String, Boolean> names;
  private final boolean canAddFields;
  private final RewriteCache cache;

  /** Classes that gained a field as they loaded; who retransforms one must not lose it. */
  private final Set<String> classesWithField = ConcurrentHashMap.newKeySet();

  /** What a start that finds everything in the cache never loads. */
  private static final class Rewriting {
    static final Map<String, Instrumentation> BY_CLASS = Instrumentations.byClass();
    static final ClassRewriter REWRITER = new ClassRewriter();
  }

  /**
   * Makes a transformer.
   *
   * @param names the classes that have an instrumentation, with slashes, and whether they are the
   *     JDK's
   * @param canAddFields false where all contexts ride in the side table
   */
  public HookTransformer(Map<String, Boolean> names, boolean canAddFields, RewriteCache cache) {
    this.names = names;
    this.canAddFields = canAddFields;
    this.cache = cache;
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
      boolean isOfJdk = loader == null || loader == PLATFORM;
      Boolean named = names.get(name);
      boolean isNamed = named != null && named == isOfJdk;
      boolean isExecutor = !isOfJdk && ClassFileScan.declares(classFile, METHOD, DESCRIPTOR);
      if (!isNamed && !isExecutor) {
        return null;
      }
      // A library's loader may not let it find the interface that comes with the field.
      boolean canGainField =
          canAddFields && isOfJdk && (redefined == null || classesWithField.contains(name));
      int mode = (isNamed ? 1 : 0) | (isExecutor ? 2 : 0) | (canGainField ? 4 : 0);
      byte[] rewritten = cache.get(name, mode, classFile);
      if (rewritten == null) {
        rewritten = rewritten(name, loader, isNamed, isExecutor, canGainField, classFile);
        cache.put(name, mode, classFile, rewritten);
      }
      if (canGainField) {
        classesWithField.add(name);
      }
      Log.debug("rewrote " + name.replace('/', '.'));
      return rewritten.length == 0 ? null : rewritten;
    } catch (Throwable e) {
      Log.warn(
          "left " + name.replace('/', '.') + " as it is, so contexts may get lost there: " + e);
      return null;
    }
  }

  private static byte[] rewritten(
      String name,
      @Nullable ClassLoader loader,
      boolean isNamed,
      boolean isExecutor,
      boolean canGainField,
      byte[] classFile) {
    String className = name.replace('/', '.');
    ClassRewrite rewrite = new ClassRewrite();
    Instrumentation named = isNamed ? Rewriting.BY_CLASS.get(name) : null;
    if (named != null) {
      named.describe(className, rewrite);
    }
    if (isExecutor) {
      ExecutorInstrumentation.describe(rewrite, ExecutorScan.castTypes(classFile));
    }
    return rewrite.isEmpty()
        ? AS_IT_IS
        : Rewriting.REWRITER.rewrite(className, loader, classFile, rewrite, canGainField);
  }
}
