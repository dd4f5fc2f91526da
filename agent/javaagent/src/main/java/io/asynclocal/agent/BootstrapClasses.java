package io.asynclocal.agent;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Defines the hooks on the bootstrap loader, where the JDK's own classes can call them.
 *
 * <p>They are defined one by one, through the class that the JDK has for this. Both ways to put a
 * jar on the bootstrap class path switch class data sharing off for the program's classes, and make
 * the JVM print a warning; so that is done only where the first way fails.
 */
final class BootstrapClasses {

  private static final String JAR = "/asynclocal-bootstrap.jar";
  private static final String INTERNAL_PACKAGE = "jdk.internal.misc";

  private BootstrapClasses() {}

  static void define(Instrumentation jvm) throws IOException {
    try {
      defineOneByOne(jvm);
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      Log.info("defining the hooks failed, appending their jar instead: " + e);
      appendJar(jvm);
    }
  }

  private static void defineOneByOne(Instrumentation jvm)
      throws IOException, ReflectiveOperationException {
    Map<String, byte[]> classes = read();
    Module base = Object.class.getModule();
    jvm.redefineModule(
        base,
        Collections.<Module>emptySet(),
        Collections.singletonMap(
            INTERNAL_PACKAGE, Collections.singleton(BootstrapClasses.class.getModule())),
        Collections.<String, java.util.Set<Module>>emptyMap(),
        Collections.<Class<?>>emptySet(),
        Collections.<Class<?>, java.util.List<Class<?>>>emptyMap());
    Class<?> unsafe = Class.forName(INTERNAL_PACKAGE + ".Unsafe");
    Object instance = unsafe.getMethod("getUnsafe").invoke(null);
    Method defineClass =
        unsafe.getMethod(
            "defineClass",
            String.class,
            byte[].class,
            int.class,
            int.class,
            ClassLoader.class,
            ProtectionDomain.class);
    for (Map.Entry<String, byte[]> of : classes.entrySet()) {
      byte[] bytes = of.getValue();
      try {
        defineClass.invoke(instance, of.getKey(), bytes, 0, bytes.length, null, null);
      } catch (InvocationTargetException e) {
        throw new ReflectiveOperationException(of.getKey(), e.getCause());
      }
    }
  }

  /** The classes of the nested jar, by their names with slashes. */
  private static Map<String, byte[]> read() throws IOException {
    Map<String, byte[]> classes = new LinkedHashMap<>();
    try (ZipInputStream jar = new ZipInputStream(open())) {
      for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
        String name = entry.getName();
        if (name.endsWith(".class")) {
          classes.put(name.substring(0, name.length() - ".class".length()), jar.readAllBytes());
        }
      }
    }
    return classes;
  }

  private static void appendJar(Instrumentation jvm) throws IOException {
    Path copy = Files.createTempFile("asynclocal-bootstrap", ".jar");
    File file = copy.toFile();
    file.deleteOnExit();
    try (InputStream jar = open()) {
      Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING);
    }
    jvm.appendToBootstrapClassLoaderSearch(new JarFile(file));
  }

  private static InputStream open() throws IOException {
    InputStream jar = BootstrapClasses.class.getResourceAsStream(JAR);
    if (jar == null) {
      throw new IOException("the agent's jar has no " + JAR);
    }
    return jar;
  }
}
