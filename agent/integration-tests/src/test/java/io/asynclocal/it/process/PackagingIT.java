package io.asynclocal.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What is in the jars that users get, and what must not be. */
class PackagingIT {

  private static final long API_CEILING_BYTES = 60_000;
  private static final int AGENT_CEILING_ENTRIES = 100;

  @Test
  void agentJar_shouldHaveItsOwnClassesAlone() throws IOException {
    assertThat(classesIn(JavaProcess.AGENT))
        .isNotEmpty()
        .as("what the JVM calls, and what loads the rest")
        .allMatch(name -> name.startsWith("io/asynclocal/agent/launch/"));
  }

  @Test
  void agentJar_shouldDeclareItsEntries() throws IOException {
    try (JarFile jar = new JarFile(JavaProcess.AGENT.toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();
      String agent = "io.asynclocal.agent.launch.AsyncLocalAgent";
      assertThat(manifest.getValue("Premain-Class")).isEqualTo(agent);
      assertThat(manifest.getValue("Agent-Class")).isEqualTo(agent);
      assertThat(manifest.getValue("Main-Class")).isEqualTo("io.asynclocal.agent.launch.Main");
      assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
      assertThat(manifest.getValue("Boot-Class-Path")).as("costs class data sharing").isNull();
    }
  }

  @Test
  void agentJar_shouldBringTheLicences() throws IOException {
    try (JarFile jar = new JarFile(JavaProcess.AGENT.toFile())) {
      assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
      assertThat(text(jar, "META-INF/licenses/byte-buddy/LICENSE")).contains("Apache License");
      assertThat(text(jar, "META-INF/licenses/byte-buddy/NOTICE")).contains("Rafael Winterhalter");
      assertThat(text(jar, "META-INF/licenses/byte-buddy/ASM")).contains("INRIA");
    }
  }

  @Test
  void bootstrapJar_shouldHaveTheHooksAlone() throws IOException {
    assertThat(classesNestedIn("asynclocal-bootstrap.jar"))
        .isNotEmpty()
        .allMatch(name -> name.startsWith("io/asynclocal/bootstrap/"));
  }

  @Test
  void coreJar_shouldHaveWhatEachStartNeeds() throws IOException {
    assertThat(classesNestedIn("asynclocal-core.jar"))
        .contains("io/asynclocal/agent/AgentStart.class")
        .noneMatch(name -> name.matches("io/asynclocal/agent/(launch|build|rewrite|carriers)/.*"));
  }

  /** Method handles for it would cost each start seven milliseconds. */
  @Test
  void premain_shouldBeCalledNatively() throws Exception {
    URL[] jar = {JavaProcess.AGENT.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(jar, null)) {
      Class<?> agent = loader.loadClass("io.asynclocal.agent.launch.AsyncLocalAgent");
      Method premain = agent.getMethod("premain", String.class, Instrumentation.class);
      assertThat(premain.isVarArgs()).isTrue();
    }
  }

  @Test
  void rewriterJar_shouldHaveWhatStartsSeldomNeed_relocated() throws IOException {
    assertThat(classesNestedIn("asynclocal-rewriter.jar"))
        .isNotEmpty()
        .allMatch(name -> name.startsWith("io/asynclocal/agent/"))
        .contains("io/asynclocal/agent/shaded/bytebuddy/ByteBuddy.class")
        .doesNotContain("io/asynclocal/agent/AgentStart.class");
    assertThat(classesIn(JavaProcess.AGENT)).noneMatch(name -> name.contains("bytebuddy"));
  }

  @Test
  void agentJar_shouldHaveFewEntries() throws IOException {
    try (JarFile jar = new JarFile(JavaProcess.AGENT.toFile())) {
      assertThat(jar.size()).as("each costs every start").isLessThan(AGENT_CEILING_ENTRIES);
    }
  }

  @Test
  void apiJar_shouldBeSmall_andDependOnNothing() throws IOException {
    assertThat(classesIn(JavaProcess.API))
        .contains("module-info.class")
        .allMatch(name -> name.startsWith("io/asynclocal/") || name.equals("module-info.class"));
    assertThat(Files.size(JavaProcess.API)).isLessThan(API_CEILING_BYTES);
  }

  private static List<String> classesNestedIn(String name) throws IOException {
    try (JarFile jar = new JarFile(JavaProcess.AGENT.toFile());
        InputStream nested = jar.getInputStream(jar.getEntry(name))) {
      return classesIn(nested);
    }
  }

  private static List<String> classesIn(Path jar) throws IOException {
    try (InputStream file = Files.newInputStream(jar)) {
      return classesIn(file);
    }
  }

  private static List<String> classesIn(InputStream jar) throws IOException {
    List<String> classes = new ArrayList<>();
    ZipInputStream in = new ZipInputStream(jar);
    for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
      if (entry.getName().endsWith(".class")) {
        classes.add(entry.getName());
      }
    }
    return classes;
  }

  private static String text(JarFile jar, String name) throws IOException {
    ZipEntry entry = jar.getEntry(name);
    assertThat(entry).as(name).isNotNull();
    try (InputStream in = jar.getInputStream(entry)) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
