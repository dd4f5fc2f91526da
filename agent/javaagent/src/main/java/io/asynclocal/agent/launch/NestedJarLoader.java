package io.asynclocal.agent.launch;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Loads the classes of a jar inside the agent's jar, and none of them from anywhere else. */
public final class NestedJarLoader extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  private final NestedJar jar;
  private final Class<?> user;
  private final ClassLoader others;

  /**
   * Makes a loader.
   *
   * @param user whose loader has what neither the jar nor the JDK has, and whose rights they get
   */
  public NestedJarLoader(NestedJar jar, Class<?> user) {
    super(null);
    this.jar = jar;
    this.user = user;
    this.others = user.getClassLoader();
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
          : defineClass(name, bytes, 0, bytes.length, user.getProtectionDomain());
    }
  }

  /** Called for what the JDK's own loader does not have. */
  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    return others.loadClass(name);
  }

  /** Byte Buddy reads the class files of advice. */
  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    byte[] bytes = jar.read(name);
    return bytes == null ? others.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
  }
}
