package io.asynclocal.it.carry;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A loader as a web application has it: its own jars first, and then those of the server. */
final class WebApp extends URLClassLoader {

  private static final Path LIBRARIES = Path.of(System.getProperty("libraries"));

  private WebApp(URL[] urls) {
    super(urls, WebApp.class.getClassLoader());
  }

  /** One with the jars whose names begin with these, and with the classes of the tests. */
  static WebApp with(String... jars) {
    List<URL> urls = new ArrayList<>();
    try {
      for (String jar : jars) {
        urls.add(find(jar).toUri().toURL());
      }
      urls.add(WebApp.class.getProtectionDomain().getCodeSource().getLocation());
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
    return new WebApp(urls.toArray(new URL[0]));
  }

  /** An object of its own copy of a class. */
  Held held(Class<? extends Held> type) throws ReflectiveOperationException {
    Class<?> own = loadClass(type.getName());
    if (own == type) {
      throw new IllegalStateException("no copy of its own");
    }
    return (Held) own.getDeclaredConstructor().newInstance();
  }

  private static Path find(String jar) {
    try (Stream<Path> libraries = Files.list(LIBRARIES)) {
      Stream<Path> onClassPath =
          Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of);
      return Stream.concat(libraries, onClassPath)
          .filter(path -> path.getFileName().toString().startsWith(jar))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no " + jar));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> found = findLoadedClass(name);
      if (found == null && !name.equals(Held.class.getName())) {
        try {
          found = findClass(name);
        } catch (ClassNotFoundException e) {
          found = null;
        }
      }
      return found == null ? super.loadClass(name, resolve) : found;
    }
  }
}
