package io.asynclocal.agent.launch;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** Where the JVM starts the agent. */
public final class AsyncLocalAgent {

  private AsyncLocalAgent() {}

  /** Called before the program's main; a mistyped option ends the JVM here with status 1. */
  public static void premain(@Nullable String argument, Instrumentation jvm) {
    try {
      AgentJar.agent().premain(argument, jvm);
    } catch (IOException | LinkageError e) {
      failed(e);
    }
  }

  /** Called where the agent is attached to a running program, which it never ends. */
  public static void agentmain(@Nullable String argument, Instrumentation jvm) {
    try {
      AgentJar.agent().agentmain(argument, jvm);
    } catch (IOException | LinkageError e) {
      failed(e);
    }
  }

  private static void failed(Throwable e) {
    System.err.println("asynclocal: not started, so contexts do not travel: " + e);
  }
}
