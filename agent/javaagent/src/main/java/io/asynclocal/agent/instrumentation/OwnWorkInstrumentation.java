package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.CallReplacement;
import io.asynclocal.agent.rewrite.CallReplacement.Callee;
import io.asynclocal.agent.rewrite.ClassRewrite;

/**
 * Threads that the JDK starts for itself, wherever a program happens to cause it: they serve
 * whoever comes, or run for as long as the program does, so they begin empty.
 *
 * <p>Most of them have a class of their own by which {@code Thread.start} knows them. Here is what
 * starts the others.
 */
final class OwnWorkInstrumentation extends Instrumentation {

  /** Each class with methods that do little else but start threads, on one JDK or another. */
  private static final String[][] STARTERS = {
    {"sun.nio.fs.AbstractPoller", "start"},
    {"sun.nio.ch.AsynchronousChannelGroupImpl", "startThreads", "threadExit"},
    {"sun.nio.ch.Poller$Pollers", "start"},
    {"java.lang.ProcessHandleImpl", "completion"},
    {"java.lang.ProcessImpl", "initStreams"},
    {"javax.swing.TimerQueue", "startIfNeeded"},
    {"sun.awt.AWTAutoShutdown", "activateBlockerThread"},
  };

  /** Each class with a method that does more, so that the start alone is treated. */
  private static final String[][] WITH_A_START = {
    {"jdk.internal.ref.CleanerImpl", "start"},
    {"com.sun.jndi.ldap.Connection", "<init>"},
  };

  @Override
  public String mechanism() {
    return "jdk-threads";
  }

  @Override
  public String[] classes() {
    String[] classes = new String[STARTERS.length + WITH_A_START.length];
    for (int i = 0; i < STARTERS.length; i++) {
      classes[i] = STARTERS[i][0];
    }
    for (int i = 0; i < WITH_A_START.length; i++) {
      classes[STARTERS.length + i] = WITH_A_START[i][0];
    }
    return classes;
  }

  @Override
  public void describe(String className, ClassRewrite rewrite) {
    for (String[] starter : STARTERS) {
      for (int i = 1; i < starter.length && starter[0].equals(className); i++) {
        rewrite.adviseIfThere(OwnWorkAdvice.class, starter[i]);
      }
    }
    for (String[] starter : WITH_A_START) {
      if (starter[0].equals(className)) {
        rewrite.replace(startOfNobody(starter[1]));
      }
    }
  }

  /** Has a method start its threads without a context. */
  static CallReplacement startOfNobody(String method) {
    return new CallReplacement(
        method,
        Callee.ofVirtual("java/lang/Thread", "start", "()V"),
        Callee.ofStatic("io/asynclocal/bootstrap/OwnWorkHooks", "start", "(Ljava/lang/Thread;)V"));
  }
}
