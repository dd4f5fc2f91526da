package io.asynclocal.agent;

import io.asynclocal.agent.transform.NestedJar;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarFile;

/**
 * Defines the hooks on the bootstrap loader, where the JDK's own classes can call them.
 *
 * <p>They are defined one by one, through the class that the JDK has for this. Both ways to put a
 * jar on the bootstrap class path switch class data sharing off for the program's classes, and make
 * the JVM print a warning; so that is done only where the first way fails.
 */
final class BootstrapClasses {

  private static final String JAR = "asynclocal-bootstrap.jar";
  private static final String INTERNAL_PACKAGE = "jdk.internal.misc";

  private BootstrapClasses() {}

  /** Defines them, from the jar that is nested in the agent's. */
  static void define(Instrumentation jvm, File agentJar) throws IOException {
    NestedJar jar = NestedJar.in(agentJar, JAR);
    try {
      openToUs(jvm);
      defineOneByOne(jar);
    } catch (LinkageError | RuntimeException e) {
      Log.info("defining the hooks failed, appending their jar instead: " + e);
      appendJar(jvm, jar.bytes());
    }
  }

  private static void openToUs(Instrumentation jvm) {
    jvm.redefineModule(
        Object.class.getModule(),
        Collections.<Module>emptySet(),
        Collections.singletonMap(
            INTERNAL_PACKAGE, Collections.singleton(BootstrapClasses.class.getModule())),
        Collections.<String, java.util.Set<Module>>emptyMap(),
        Collections.<Class<?>>emptySet(),
        Collections.<Class<?>, java.util.List<Class<?>>>emptyMap());
  }

  private static void defineOneByOne(NestedJar jar) {
    for (String entry : jar.names()) {
      byte[] bytes = entry.endsWith(".class") ? jar.read(entry) : null;
      if (bytes != null) {
        BootDefiner.define(entry.substring(0, entry.length() - ".class".length()), bytes);
      }
    }
  }

  private static void appendJar(Instrumentation jvm, byte[] jar) throws IOException {
    Path copy = Files.createTempFile("asynclocal-bootstrap", ".jar");
    File file = copy.toFile();
    file.deleteOnExit();
    Files.write(copy, jar);
    jvm.appendToBootstrapClassLoaderSearch(new JarFile(file));
  }
}
