package io.asynclocal.it.process.program;

import io.asynclocal.Agent;

/** Prints what a program can know of the agent. */
public final class SelfTests {

  private SelfTests() {}

  public static void main(String[] arguments) {
    System.out.println("active: " + Agent.isActive());
    System.out.println("version: " + Agent.version());
    System.out.println("passed: " + Agent.selfTest().passed());
    System.out.println(Agent.selfTest().message());
  }
}
