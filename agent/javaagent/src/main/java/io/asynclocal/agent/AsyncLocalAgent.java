package io.asynclocal.agent;

import java.lang.instrument.Instrumentation;

/** temporary */
public final class AsyncLocalAgent {
  private AsyncLocalAgent() {}

  public static void premain(String args, Instrumentation jvm) throws Exception {
    Installer.install(jvm, new Options("carry=side-table".equals(args)), "0.1");
  }

  public static void agentmain(String args, Instrumentation jvm) throws Exception {
    premain(args, jvm);
  }
}
