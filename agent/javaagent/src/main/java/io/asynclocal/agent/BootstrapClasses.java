package io.asynclocal.agent;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

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
    byte[] jar = read(agentJar);
    try {
      openToUs(jvm);
      defineOneByOne(new StoredJar(jar));
    } catch (LinkageError | RuntimeException e) {
      Log.info("defining the hooks failed, appending their jar instead: " + e);
      appendJar(jvm, jar);
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

  private static void defineOneByOne(StoredJar jar) {
    while (jar.next()) {
      if (jar.name().endsWith(".class")) {
        String name = jar.name().substring(0, jar.name().length() - ".class".length());
        BootDefiner.define(name, jar.bytes(), jar.from(), jar.length());
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

  /** Not as a resource: the class loader goes through URLs, and those through many classes. */
  private static byte[] read(File agentJar) throws IOException {
    try (ZipFile jar = new ZipFile(agentJar)) {
      ZipEntry entry = jar.getEntry(JAR);
      if (entry == null) {
        throw new IOException("the agent's jar has no " + JAR);
      }
      try (InputStream in = jar.getInputStream(entry)) {
        return in.readAllBytes();
      }
    }
  }
}
