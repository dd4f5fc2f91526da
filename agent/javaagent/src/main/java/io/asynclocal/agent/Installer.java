package io.asynclocal.agent;

import io.asynclocal.agent.cache.BuildId;
import io.asynclocal.agent.cache.RewriteCache;
import io.asynclocal.agent.holders.Holders;
import io.asynclocal.agent.transform.HookTransformer;
import io.asynclocal.agent.transform.Rewriter;
import io.asynclocal.agent.transform.RewriterLoader;
import io.asynclocal.bootstrap.BootSettings;
import io.asynclocal.bootstrap.CurrentContext;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/** Brings the hooks to the bootstrap loader, and has the classes rewritten that call them. */
final class Installer {

  private Installer() {}

  /**
   * Installs everything; called once.
   *
   * @throws Exception where the hooks cannot be defined; nothing has been changed then
   */
  static void install(java.lang.instrument.Instrumentation jvm, Options options, String version)
      throws Exception {
    File jar = BuildId.jarOf(Installer.class);
    BootstrapClasses.define(jvm, jar);
    new Connection(jvm, options, cache(options, version, jar), jar).establish(version);
  }

  private static RewriteCache cache(Options options, String version, File jar) {
    return RewriteCache.open(options.cache(), version + " with " + options.ofRewriting(), jar);
  }

  /** The user's patterns, in the hooks' terms. */
  private static final class ByPattern implements BootSettings.Exclusion {
    private final ClassPatterns patterns;

    ByPattern(ClassPatterns patterns) {
      this.patterns = patterns;
    }

    @Override
    public boolean excludes(String className) {
      return patterns.matches(className);
    }
  }

  /** Everything that links to the hooks, in a class that is loaded after they are defined. */
  private static final class Connection {
    private final java.lang.instrument.Instrumentation jvm;
    private final Options options;
    private final RewriteCache cache;
    private final File agentJar;
    private final List<Class<?>> copies = new ArrayList<>();

    Connection(
        java.lang.instrument.Instrumentation jvm,
        Options options,
        RewriteCache cache,
        File agentJar) {
      this.jvm = jvm;
      this.options = options;
      this.cache = cache;
      this.agentJar = agentJar;
    }

    void establish(String version) throws IOException, ReflectiveOperationException {
      Map<String, Boolean> names = cache.names();
      Rewriter rewriter = null;
      if (names == null) {
        rewriter = RewriterLoader.load(agentJar);
        names = rewriter.names();
        cache.setNames(names);
      }
      Holders holders = new Holders(jvm, options.carry(), agentJar);
      Class<?>[] loaded = jvm.getAllLoadedClasses();
      List<Class<?>> concerned = concerned(loaded, names, holders);
      BootSettings.version = version;
      BootSettings.sideTableForced = options.sideTableForced();
      BootSettings.adoptedCell = copies.isEmpty() ? null : new ApiCopies(jvm).cellOf(copies);
      BootSettings.exclusion =
          options.exclude().isEmpty() ? null : new ByPattern(options.exclude());
      CurrentContext.CELL.get();
      boolean canAddFields = !options.sideTableForced();
      holders.install();
      jvm.addTransformer(
          new HookTransformer(names, holders.classes(), canAddFields, cache, rewriter, agentJar),
          true);
      rewrite(concerned);
      holders.serveLoaded(concerned);
    }

    /** Classes that were loaded before us; they keep their shape and get advice alone. */
    private void rewrite(List<Class<?>> classes) {
      try {
        jvm.retransformClasses(classes.toArray(new Class<?>[0]));
      } catch (Throwable e) {
        for (Class<?> type : classes) {
          rewriteAlone(type);
        }
      }
    }

    private void rewriteAlone(Class<?> type) {
      try {
        jvm.retransformClasses(type);
      } catch (Throwable e) {
        Log.warn("left " + type.getName() + " as it is, so contexts may get lost there: " + e);
      }
    }

    /** One pass, as there are hundreds; those of the boot loader are no executors of a program. */
    private List<Class<?>> concerned(
        Class<?>[] loaded, Map<String, Boolean> names, Holders holders) {
      List<Class<?>> concerned = new ArrayList<>();
      for (Class<?> type : loaded) {
        String name = type.getName();
        boolean isOfProgram = type.getClassLoader() != null;
        if (isOfProgram && name.equals(ApiCopies.CLASS)) {
          copies.add(type);
        }
        boolean isConcerned =
            names.containsKey(name.replace('.', '/'))
                || (isOfProgram
                    && (Executor.class.isAssignableFrom(type)
                        || type.getSuperclass() == Thread.class
                        || holders.classes().contains(name.replace('.', '/'))));
        if (isConcerned && jvm.isModifiableClass(type)) {
          concerned.add(type);
        }
      }
      return concerned;
    }
  }
}
