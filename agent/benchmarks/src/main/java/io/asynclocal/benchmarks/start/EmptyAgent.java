package io.asynclocal.benchmarks.start;

import java.lang.instrument.Instrumentation;

/** An agent that does nothing: what the JVM alone takes to have one. */
public final class EmptyAgent {

  private EmptyAgent() {}

  public static void premain(String argument, Instrumentation jvm) {}
}
