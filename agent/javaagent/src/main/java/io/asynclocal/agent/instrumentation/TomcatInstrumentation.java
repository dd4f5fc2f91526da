package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;

/**
 * Tomcat: its threads belong to nobody, whoever starts it. {@code AsyncContext.start} goes through
 * an executor; the recycled processor of a socket begins with no context, whoever dispatches; see
 * {@code NobodysWork}.
 */
final class TomcatInstrumentation extends LibraryInstrumentation {

  private static final String ENDPOINT = "org.apache.tomcat.util.net.AbstractEndpoint";
  private static final String CONTAINER = "org.apache.catalina.core.ContainerBase";
  private static final String SERVER = "org.apache.catalina.core.StandardServer";

  @Override
  public String mechanism() {
    return "tomcat";
  }

  @Override
  public String[] classes() {
    return new String[] {ENDPOINT, CONTAINER, SERVER};
  }

  @Override
  void describeLibrary(String className, ClassRewrite rewrite) {
    rewrite.adviseIfThere(
        NobodysAdvice.class, "start()", "threadStart()", "startPeriodicLifecycleEvent()");
  }
}
