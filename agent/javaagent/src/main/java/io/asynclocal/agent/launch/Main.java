package io.asynclocal.agent.launch;

/** Where the JVM starts the agent's jar as a program. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    AgentJar.agent().command(arguments);
  }
}
