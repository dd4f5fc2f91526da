package io.asynclocal.benchmarks.start;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** An agent that does nothing: what the JVM alone takes to have one. */
public final class EmptyAgent {

  private EmptyAgent() {}

  public static void premain(String argument, Instrumentation jvm) {}

  /** A jar of it, which goes as the JVM ends. */
  static Path jar() throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Premain-Class", EmptyAgent.class.getName());
    attributes.putValue("Can-Retransform-Classes", "true");
    Path jar = Files.createTempFile("empty-agent", ".jar");
    jar.toFile().deleteOnExit();
    String entry = EmptyAgent.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        InputStream in = EmptyAgent.class.getResourceAsStream("EmptyAgent.class")) {
      out.putNextEntry(new JarEntry(entry));
      in.transferTo(out);
    }
    return jar;
  }
}
