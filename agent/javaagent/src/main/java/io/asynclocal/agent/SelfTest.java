package io.asynclocal.agent;

import io.asynclocal.bootstrap.Hop;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Sends one context through one executor as the agent starts, where the user wants to know. */
final class SelfTest {

  private static final int PATIENCE_SECONDS = 10;

  private SelfTest() {}

  /** What the task finds. */
  private static final class Found implements Callable<Object> {
    @Override
    public Object call() {
      return Hop.capture();
    }
  }

  /**
   * Tries it, and says how it went.
   *
   * @param leavesAlone whether the user wants something to be left alone, which may be the test
   */
  static void report(String version, boolean leavesAlone) {
    try {
      if (arrives()) {
        Log.info("the agent " + version + " runs, and contexts travel");
      } else if (leavesAlone) {
        Log.info("the agent " + version + " runs; exclude or disable leave its self test alone");
      } else {
        Log.warn(
            "self test: a context did not arrive through an executor; is another agent rewriting"
                + " java.util.concurrent? Put -javaagent:asynclocal-agent.jar first");
      }
    } catch (Exception e) {
      Log.warn("self test: " + e);
    }
  }

  private static boolean arrives() throws Exception {
    Object[] sent = {new Object(), "self test"};
    ExecutorService executor = Executors.newSingleThreadExecutor();
    Object before = Hop.enter(sent);
    try {
      return executor.submit(new Found()).get(PATIENCE_SECONDS, TimeUnit.SECONDS) == sent;
    } finally {
      Hop.leave(before);
      executor.shutdown();
    }
  }
}
