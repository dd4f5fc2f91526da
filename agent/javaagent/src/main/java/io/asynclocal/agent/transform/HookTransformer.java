package io.asynclocal.agent.transform;

import io.asynclocal.agent.Log;
import io.asynclocal.agent.ModuleAccess;
import io.asynclocal.agent.cache.RewriteCache;
import io.asynclocal.agent.names.ClassNames;
import io.asynclocal.bootstrap.BootSettings;
import io.asynclocal.bootstrap.ContextCarrier;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites the classes that an instrumentation names, and the program's executors, threads and
 * holders.
 *
 * <p>It looks at the name first, and in the program's classes at the constant pool, so that most
 * classes cost nothing; then into the cache. Only what is not there wakes the instrumentations and
 * Byte Buddy. What cannot be rewritten stays as it is, with one line of warning.
 */
public final class HookTransformer implements ClassFileTransformer {

  private static final String OWN_PACKAGE = "io/asynclocal/agent/";
  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();
  private static final byte[] METHOD = ClassFileScan.utf8("execute");
  private static final byte[] DESCRIPTOR = ClassFileScan.utf8("(Ljava/lang/Runnable;)V");

  private static final byte[] THREAD = ClassFileScan.utf8("java/lang/Thread");
  private static final byte[] RUN = ClassFileScan.utf8("run");
  private static final byte[] NO_ARGUMENTS = ClassFileScan.utf8("()V");

  private final Instrumentation jvm;
  private final ClassNames names;
  private final boolean executors;
  private final Set<String> holders;
  private final boolean canAddFields;
  private final RewriteCache cache;
  private final File agentJar;

  /** Classes that gained a field as they loaded; who retransforms one must not lose it. */
  private final Set<String> classesWithField = ConcurrentHashMap.newKeySet();

  private @Nullable Rewriter rewriter;

  /**
   * Makes a transformer.
   *
   * @param jvm what lets modules of the JDK read the hooks
   * @param names the classes that are rewritten by their names
   * @param executors whether the program's executors are rewritten
   * @param holders the program's classes whose values travel, with slashes
   * @param canAddFields false where all contexts ride in the side table
   * @param rewriter null where it is not loaded yet
   * @param agentJar where it is
   */
  public HookTransformer(
      Instrumentation jvm,
      ClassNames names,
      boolean executors,
      Set<String> holders,
      boolean canAddFields,
      RewriteCache cache,
      @Nullable Rewriter rewriter,
      File agentJar) {
    this.jvm = jvm;
    this.names = names;
    this.executors = executors;
    this.holders = holders;
    this.canAddFields = canAddFields;
    this.cache = cache;
    this.rewriter = rewriter;
    this.agentJar = agentJar;
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
      boolean isNamed = isOfJdk ? names.isOfJdk(name) : names.original(name) != null;
      int mode = (isNamed ? Rewriter.NAMED : 0) | (isOfJdk ? 0 : ofProgram(name, classFile));
      if (mode == 0) {
        return null;
      }
      if (isNamed && !isOfJdk) {
        BootSettings.excluding = true;
      }
      boolean canGainField =
          canAddFields
              && (redefined == null || classesWithField.contains(name))
              && (isOfJdk || (isNamed && findsHooks(loader)));
      mode |= canGainField ? Rewriter.CAN_GAIN_FIELD : 0;
      letReadHooks(module);
      byte[] rewritten = cache.get(name, mode, classFile);
      if (rewritten == null) {
        rewritten = rewriter().rewrite(name, loader, mode, classFile);
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

  /** What is to be done to a class that is not the JDK's, whatever its name. */
  private int ofProgram(String name, byte[] classFile) {
    boolean isExecutor = executors && ClassFileScan.declares(classFile, METHOD, DESCRIPTOR);
    return (isExecutor ? Rewriter.EXECUTOR : 0)
        | (ClassFileScan.declaresBelow(THREAD, classFile, RUN, NO_ARGUMENTS) ? Rewriter.THREAD : 0)
        | (holders.contains(name) ? Rewriter.HOLDER : 0);
  }

  /** A library's loader may not let it find the interface that comes with the field. */
  private static boolean findsHooks(@Nullable ClassLoader loader) {
    try {
      return loader != null
          && loader.loadClass(ContextCarrier.class.getName()) == ContextCarrier.class;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  /**
   * Lets a named module read the hooks. The JVM does so as well, for the modules of rewritten
   * classes, but too late for the interface that comes with a field of the first of them.
   */
  private void letReadHooks(@Nullable Module module) {
    Module hooks = ContextCarrier.class.getModule();
    if (module != null && module.isNamed() && !module.canRead(hooks)) {
      ModuleAccess.to(jvm, module).read(hooks);
    }
  }

  private synchronized Rewriter rewriter() throws IOException, ReflectiveOperationException {
    if (rewriter == null) {
      rewriter = RewriterLoader.load(agentJar);
    }
    return rewriter;
  }
}
