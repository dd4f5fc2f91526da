package io.asynclocal;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * What a program can know of the agent, so that it can say "I was started without the flag".
 *
 * @since 0.1
 */
public final class Agent {

  private static final String FLAG = "-javaagent:asynclocal-agent.jar";

  private Agent() {}

  /**
   * Whether the agent runs in this JVM and carries the contexts of this copy of the API. A copy
   * that was used before the agent was attached may have been left out; then this is false.
   */
  public static boolean isActive() {
    return CurrentContext.isAgents();
  }

  /** The version of the agent that runs in this JVM; "none" where there is none. */
  public static String version() {
    Object version = CurrentContext.agentField("VERSION");
    return version instanceof String text ? text : "none";
  }

  /**
   * Tries whether contexts travel: one value through one executor. It starts a thread and ends it.
   *
   * @return what was found, and what to do about it
   */
  public static SelfTest selfTest() {
    AsyncLocalStorage<@Nullable Object> probe =
        AsyncLocalStorage.<@Nullable Object>builder().name("self test").build();
    Object sent = new Object();
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      Object arrived = probe.call(sent, () -> executor.submit(probe::getStore)).get();
      return arrived == sent ? SelfTest.success(version()) : lost();
    } catch (ExecutionException e) {
      return new SelfTest(false, "the self test failed: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new SelfTest(false, "the self test was interrupted; run it again");
    } finally {
      executor.shutdown();
    }
  }

  private static SelfTest lost() {
    if (isActive()) {
      return new SelfTest(
          false,
          "the agent runs, but a value did not arrive through an executor: is another agent"
              + " rewriting java.util.concurrent? Put "
              + FLAG
              + " first, and look for its warnings with log=warn");
    }
    return new SelfTest(
        false,
        version().equals("none")
            ? "the agent does not run: start the JVM with " + FLAG
            : "the agent was attached after this copy of the API was used, and serves another"
                + " copy: start the JVM with "
                + FLAG);
  }

  /**
   * The outcome of {@link Agent#selfTest}.
   *
   * @param passed whether the value arrived
   * @param message one line for a person: what was found and what to do
   * @since 0.1
   */
  public record SelfTest(boolean passed, String message) {

    private static SelfTest success(String version) {
      return new SelfTest(true, "the agent " + version + " runs, and contexts travel");
    }
  }
}
