package io.asynclocal.agent;

import io.asynclocal.agent.cache.BuildId;
import io.asynclocal.agent.cache.RewriteCache;
import io.asynclocal.agent.instrumentation.Instrumentations;
import io.asynclocal.agent.rewrite.HookTransformer;
import io.asynclocal.bootstrap.BootSettings;
import io.asynclocal.bootstrap.CurrentContext;
import java.io.File;
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
    new Connection(jvm, options, CacheSetting.open(options, version, jar)).establish(version);
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

    Connection(java.lang.instrument.Instrumentation jvm, Options options, RewriteCache cache) {
      this.jvm = jvm;
      this.options = options;
      this.cache = cache;
    }

    void establish(String version) {
      Class<?>[] loaded = jvm.getAllLoadedClasses();
      BootSettings.version = version;
      BootSettings.sideTableForced = options.sideTableForced();
      BootSettings.adoptedCell = new ApiCopies(jvm).cellIn(loaded);
      BootSettings.exclusion =
          options.exclude().isEmpty() ? null : new ByPattern(options.exclude());
      CurrentContext.CELL.get();
      Map<String, Boolean> names = cache.names();
      if (names == null) {
        names = Instrumentations.names();
        cache.setNames(names);
      }
      jvm.addTransformer(new HookTransformer(names, !options.sideTableForced(), cache), true);
      rewrite(concerned(loaded, names));
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

    private List<Class<?>> concerned(Class<?>[] loaded, Map<String, Boolean> names) {
      List<Class<?>> concerned = new ArrayList<>();
      for (Class<?> type : loaded) {
        boolean named = names.containsKey(type.getName().replace('.', '/'));
        boolean executor = type.getClassLoader() != null && Executor.class.isAssignableFrom(type);
        if ((named || executor) && jvm.isModifiableClass(type)) {
          concerned.add(type);
        }
      }
      return concerned;
    }
  }
}
