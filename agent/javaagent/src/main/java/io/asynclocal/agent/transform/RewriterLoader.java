package io.asynclocal.agent.transform;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Loads what rewrites classes, Byte Buddy among it, from a jar inside the agent's jar.
 *
 * <p>Those are three thousand classes, which most starts do not need; in the agent's own jar their
 * names alone would cost each start more than all the rest. And here a class is one look-up away,
 * where the system class loader goes through the whole class path of the program.
 */
public final class RewriterLoader extends ClassLoader {

  private static final String JAR = "asynclocal-rewriter.jar";
  private static final String REWRITER = "io.asynclocal.agent.rewrite.ByteBuddyRewriter";

  static {
    registerAsParallelCapable();
  }

  private final NestedJar jar;

  private RewriterLoader(NestedJar jar) {
    super(RewriterLoader.class.getClassLoader());
    this.jar = jar;
  }

  /** Loads the rewriter. */
  public static Rewriter load(File agentJar) throws IOException, ReflectiveOperationException {
    RewriterLoader loader = new RewriterLoader(NestedJar.in(agentJar, JAR));
    return (Rewriter) loader.loadClass(REWRITER).getConstructor().newInstance();
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    byte[] bytes = jar.read(name.replace('.', '/') + ".class");
    if (bytes == null) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null
          ? loaded
          : defineClass(name, bytes, 0, bytes.length, RewriterLoader.class.getProtectionDomain());
    }
  }

  /** Byte Buddy reads the class files of advice. */
  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    byte[] bytes = jar.read(name);
    return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
  }
}
