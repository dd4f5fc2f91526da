package io.asynclocal.agent;

import io.asynclocal.agent.launch.AgentJar;
import io.asynclocal.agent.launch.NestedJar;
import io.asynclocal.bootstrap.BootSettings;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

/**
 * Defines the hooks on the bootstrap loader, where the JDK's own classes can call them.
 *
 * <p>They are defined one by one, through the class that the JDK has for this. Both ways to put a
 * jar on the bootstrap class path switch class data sharing off for the program's classes, and make
 * the JVM print a warning; so that is done only where the first way fails.
 */
final class BootstrapClasses {

  private static final String SUFFIX = ".class";
  private static final String INTERNAL_PACKAGE = "jdk.internal.misc";

  private BootstrapClasses() {}

  /** Defines them, from the jar that is nested in the agent's. */
  static void define(Instrumentation jvm, File agentJar) throws IOException {
    NestedJar jar = NestedJar.in(agentJar, AgentJar.HOOKS);
    try {
      ModuleAccess javaBase = ModuleAccess.to(jvm, Object.class);
      javaBase.export(INTERNAL_PACKAGE, BootstrapClasses.class.getModule());
      defineOneByOne(jar);
      // For the hooks, to find a thread's own lock.
      javaBase.export(INTERNAL_PACKAGE, BootSettings.class.getModule());
    } catch (LinkageError | RuntimeException e) {
      Log.info("defining the hooks failed, appending their jar instead: " + e);
      appendJar(jvm, jar.bytes());
    }
  }

  private static void defineOneByOne(NestedJar jar) {
    List<String> left = new ArrayList<>();
    for (String entry : jar.names()) {
      if (entry.endsWith(SUFFIX)) {
        left.add(entry);
      }
    }
    while (!left.isEmpty()) {
      left = defineAllBut(jar, left);
    }
  }

  /** Those whose superclass comes later in the jar are left for another round. */
  private static List<String> defineAllBut(NestedJar jar, List<String> entries) {
    List<String> left = new ArrayList<>();
    for (String entry : entries) {
      byte[] bytes = jar.read(entry);
      if (bytes == null) {
        continue;
      }
      try {
        ClassDefiner.define(
            entry.substring(0, entry.length() - SUFFIX.length()), bytes, null, null);
      } catch (NoClassDefFoundError e) {
        left.add(entry);
        if (left.size() == entries.size()) {
          throw e;
        }
      }
    }
    return left;
  }

  private static void appendJar(Instrumentation jvm, byte[] jar) throws IOException {
    Path copy = Files.createTempFile("asynclocal-bootstrap", ".jar");
    File file = copy.toFile();
    file.deleteOnExit();
    Files.write(copy, jar);
    jvm.appendToBootstrapClassLoaderSearch(new JarFile(file));
  }
}
