package io.asynclocal.agent;

import java.lang.instrument.Instrumentation;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lets the agent and its hooks into the packages of modules; what was allowed stays so. */
public final class ModuleAccess {

  private final Instrumentation jvm;
  private final Module module;

  private ModuleAccess(Instrumentation jvm, Module module) {
    this.jvm = jvm;
    this.module = module;
  }

  /** To the module of a class; an unnamed one lets everybody in anyway. */
  public static ModuleAccess to(Instrumentation jvm, Class<?> type) {
    return to(jvm, type.getModule());
  }

  /** To a module. */
  public static ModuleAccess to(Instrumentation jvm, Module module) {
    return new ModuleAccess(jvm, module);
  }

  /** Classes of another module may use the public classes of a package. */
  public void export(String packageName, Module user) {
    redefine(Collections.<Module>emptySet(), only(packageName, user), none());
  }

  /** Classes of another module may look into the classes of a package. */
  public void open(String packageName, Module user) {
    redefine(Collections.<Module>emptySet(), none(), only(packageName, user));
  }

  /** The classes of this module may use those of another. */
  public void read(Module used) {
    redefine(Collections.singleton(used), none(), none());
  }

  private void redefine(
      Set<Module> reads, Map<String, Set<Module>> exports, Map<String, Set<Module>> opens) {
    jvm.redefineModule(
        module,
        reads,
        exports,
        opens,
        Collections.<Class<?>>emptySet(),
        Collections.<Class<?>, List<Class<?>>>emptyMap());
  }

  private static Map<String, Set<Module>> none() {
    return Collections.emptyMap();
  }

  private static Map<String, Set<Module>> only(String packageName, Module user) {
    return Collections.singletonMap(packageName, Collections.singleton(user));
  }
}
