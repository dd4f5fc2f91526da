package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;

/**
 * RMI: a call comes from elsewhere, so it begins empty, whoever exported the object. What it enters
 * ends with it, as one thread serves all calls of a connection.
 */
final class RmiInstrumentation extends Instrumentation {

  private static final String TRANSPORT = "sun.rmi.transport.Transport";

  /** Each class with the method in which it starts a thread. */
  private static final String[][] STARTERS = {
    {"sun.rmi.transport.tcp.TCPTransport", "listen"},
    {"sun.rmi.transport.tcp.ConnectionAcceptor", "startNewAcceptor"},
    {"sun.rmi.transport.ObjectTable", "incrementKeepAliveCount"},
    {"sun.rmi.transport.DGCClient$EndpointEntry", "<init>"},
  };

  @Override
  public String mechanism() {
    return "rmi";
  }

  @Override
  public String[] classes() {
    String[] classes = new String[STARTERS.length + 1];
    for (int i = 0; i < STARTERS.length; i++) {
      classes[i] = STARTERS[i][0];
    }
    classes[STARTERS.length] = TRANSPORT;
    return classes;
  }

  @Override
  public void describe(String className, ClassRewrite rewrite) {
    if (className.equals(TRANSPORT)) {
      rewrite.advise(PutBackAdvice.class, "serviceCall");
    }
    for (String[] starter : STARTERS) {
      if (starter[0].equals(className)) {
        rewrite.replace(OwnWorkInstrumentation.startOfNobody(starter[1]));
      }
    }
  }
}
