package io.asynclocal.it.process.program;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A system class loader, which the JVM makes before any agent, and which uses much of the JDK. */
public final class EarlyLoader extends URLClassLoader {

  public EarlyLoader(ClassLoader parent) throws Exception {
    super(new URL[0], parent);
    ExecutorService pool = Executors.newScheduledThreadPool(1);
    pool.submit(new Nothing()).get();
    CompletableFuture.runAsync(new Nothing(), pool).thenRun(new Nothing()).get();
    pool.shutdown();
    new Timer("early", true).cancel();
  }

  /** Called by the JVM for each agent. */
  void appendToClassPathForInstrumentation(String path) throws MalformedURLException {
    addURL(new File(path).toURI().toURL());
  }

  private static final class Nothing implements Runnable {
    @Override
    public void run() {}
  }
}
