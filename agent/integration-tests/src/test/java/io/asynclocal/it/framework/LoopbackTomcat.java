package io.asynclocal.it.framework;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;

/** How the tests have a Tomcat: with few threads, on any free port of this machine alone. */
final class LoopbackTomcat {

  private LoopbackTomcat() {}

  /** Gives it the only web application, which is still without servlets. */
  static StandardContext prepare(Tomcat tomcat) throws IOException {
    File base = Files.createTempDirectory("tomcat").toFile();
    tomcat.setBaseDir(base.getPath());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    tomcat.getConnector().setProperty("maxThreads", "4");
    StandardContext context = (StandardContext) tomcat.addContext("", base.getPath());
    context.setClearReferencesRmiTargets(false);
    return context;
  }
}
