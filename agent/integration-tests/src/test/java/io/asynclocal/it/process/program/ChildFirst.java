package io.asynclocal.it.process.program;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;

/** A loader as a web application has it: its own copies of our classes, and the program's rest. */
final class ChildFirst extends URLClassLoader {

  private ChildFirst(URL[] urls) {
    super(urls, ChildFirst.class.getClassLoader());
  }

  /** One with the class path of the program. */
  static ChildFirst ofClassPath() throws MalformedURLException {
    String[] entries = System.getProperty("java.class.path").split(File.pathSeparator);
    URL[] urls = new URL[entries.length];
    for (int i = 0; i < entries.length; i++) {
      urls[i] = new File(entries[i]).toURI().toURL();
    }
    return new ChildFirst(urls);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> found = findLoadedClass(name);
      if (found == null && name.startsWith("io.asynclocal.")) {
        found = findClass(name);
      }
      return found == null ? super.loadClass(name, resolve) : found;
    }
  }
}
