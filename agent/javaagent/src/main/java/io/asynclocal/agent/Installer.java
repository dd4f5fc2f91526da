package io.asynclocal.agent;

import io.asynclocal.agent.cache.RewriteCache;
import io.asynclocal.agent.holders.Holders;
import io.asynclocal.agent.launch.AgentJar;
import io.asynclocal.agent.names.ClassNames;
import io.asynclocal.agent.names.NobodysWork;
import io.asynclocal.agent.transform.HookTransformer;
import io.asynclocal.agent.transform.Rewriter;
import io.asynclocal.agent.transform.RewriterLoader;
import io.asynclocal.bootstrap.BootSettings;
import io.asynclocal.bootstrap.CurrentContext;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

/** Brings the hooks to the bootstrap loader, and has the classes rewritten that call them. */
final class Installer {

  private Installer() {}

  /**
   * Installs everything; called once.
   *
   * @param late whether the program runs already
   * @throws Exception where the hooks cannot be defined; nothing has been changed then
   */
  static void install(
      java.lang.instrument.Instrumentation jvm, Options options, String version, boolean late)
      throws Exception {
    File jar = AgentJar.file();
    BootstrapClasses.define(jvm, jar);
    new Connection(jvm, options, cache(options, version), jar).establish(version, late);
  }

  private static RewriteCache cache(Options options, String version) {
    return RewriteCache.open(
        options.cache(), version + " " + AgentJar.build() + " with " + options.ofRewriting());
  }

  /**
   * The user's patterns, the tasks that a mechanism would carry which is off, and the libraries'
   * own work.
   */
  private static final class LeftAlone implements BootSettings.Exclusion {
    private final Options options;
    private final Set<String> classesOff;

    LeftAlone(Options options, Set<String> classesOff) {
      this.options = options;
      this.classesOff = classesOff;
    }

    @Override
    public boolean excludes(Class<?> type) {
      for (Class<?> t = type; t != null; t = t.getSuperclass()) {
        if (classesOff.contains(t.getName().replace('.', '/'))) {
          return true;
        }
      }
      return options.excludes(type.getName());
    }

    @Override
    public boolean isNobodys(Class<?> type) {
      for (Class<?> t = type; t != null; t = t.getSuperclass()) {
        if (NobodysWork.has(t.getName())) {
          return true;
        }
      }
      return false;
    }
  }

  /** Everything that links to the hooks, in a class that is loaded after they are defined. */
  private static final class Connection {
    private final java.lang.instrument.Instrumentation jvm;
    private final Options options;
    private final RewriteCache cache;
    private final File agentJar;
    private final List<Class<?>> copies = new ArrayList<>();

    /** The classes of mechanisms that are off, by their names with slashes. */
    private Set<String> classesOff = Collections.emptySet();

    private boolean executors = true;

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

    void establish(String version, boolean late) throws IOException, ReflectiveOperationException {
      ClassNames names = cache.names();
      Rewriter rewriter = null;
      if (names == null || !options.disabled().isEmpty()) {
        rewriter = RewriterLoader.load(agentJar);
        names = namesLeft(rewriter);
        cache.setNames(names);
      }
      Holders holders = new Holders(jvm, options.carry(), agentJar);
      Class<?>[] loaded = jvm.getAllLoadedClasses();
      List<Class<?>> concerned = concerned(loaded, names, holders);
      BootSettings.version = version;
      BootSettings.late = late;
      BootSettings.sideTableForced = options.sideTableForced();
      BootSettings.adoptedCell = copies.isEmpty() ? null : new ApiCopies(jvm).cellOf(copies);
      BootSettings.exclusion = new LeftAlone(options, classesOff);
      BootSettings.excluding = options.leavesSomethingAlone();
      CurrentContext.CELL.get();
      boolean canAddFields = !options.sideTableForced();
      holders.install();
      jvm.addTransformer(
          new HookTransformer(
              jvm, names, executors, holders.classes(), canAddFields, cache, rewriter, agentJar),
          true);
      rewrite(concerned);
      holders.serveLoaded(concerned);
    }

    /** The classes that are rewritten by their names, without the mechanisms that are off. */
    private ClassNames namesLeft(Rewriter rewriter) {
      Map<String, Boolean> all = rewriter.names(Collections.<String>emptySet());
      if (options.disabled().isEmpty()) {
        return ClassNames.of(all);
      }
      Set<String> off = rewriter.offWith(options.disabled());
      Log.debug("off: " + String.join(" ", off));
      executors = !off.contains(Rewriter.EXECUTORS);
      Map<String, Boolean> left = rewriter.names(off);
      classesOff = new HashSet<>(all.keySet());
      classesOff.removeAll(left.keySet());
      return ClassNames.of(left);
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
    private List<Class<?>> concerned(Class<?>[] loaded, ClassNames names, Holders holders) {
      List<Class<?>> concerned = new ArrayList<>();
      for (Class<?> type : loaded) {
        String name = type.getName();
        boolean isOfProgram = type.getClassLoader() != null;
        if (isOfProgram && name.equals(ApiCopies.CLASS)) {
          copies.add(type);
        }
        boolean isConcerned =
            names.isOfJdk(name) || (isOfProgram && isConcerned(type, names, holders));
        if (isConcerned && jvm.isModifiableClass(type)) {
          concerned.add(type);
        }
      }
      return concerned;
    }

    private boolean isConcerned(Class<?> type, ClassNames names, Holders holders) {
      String slashed = type.getName().replace('.', '/');
      return (executors && Executor.class.isAssignableFrom(type))
          || type.getSuperclass() == Thread.class
          || names.original(slashed) != null
          || holders.classes().contains(slashed);
    }
  }
}
