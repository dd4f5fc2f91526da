package io.asynclocal.agent;

import io.asynclocal.agent.launch.Agent;
import io.asynclocal.agent.launch.AgentJar;
import io.asynclocal.agent.transform.RewriterLoader;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * What happens where the agent starts. As little as possible, as the program's main waits: no
 * lambda, no logging framework, nothing on standard output.
 */
public final class AgentStart implements Agent {

  private static final String ALREADY =
      "the agent is in this JVM already; nothing changes, and the second one's options are not"
          + " looked at";

  static {
    AgentJar.loaded(new AgentStart());
  }

  private volatile boolean started;

  private AgentStart() {}

  @Override
  public void premain(@Nullable String argument, Instrumentation jvm) {
    try {
      String problem = start(argument, jvm, false);
      if (problem != null) {
        Log.warn(problem);
      }
    } catch (OptionError e) {
      System.err.println("asynclocal: " + e.getMessage());
      if (!ErrorPolicy.continues(argument, System.getProperties(), System.getenv())) {
        Runtime.getRuntime().halt(1);
      }
    }
  }

  @Override
  public void agentmain(@Nullable String argument, Instrumentation jvm) {
    AttachReply reply = AttachReply.in(argument);
    try {
      String problem = start(reply.options, jvm, true);
      if (!reply.send(problem) && problem != null) {
        Log.warn(problem);
      }
    } catch (OptionError e) {
      if (!reply.send(e.getMessage())) {
        System.err.println("asynclocal: " + e.getMessage());
      }
    }
  }

  @Override
  public void command(String[] arguments) throws Exception {
    CommandLine.run(arguments);
  }

  /** Starts the agent, once in each JVM; returns what is wrong. */
  private @Nullable String start(@Nullable String argument, Instrumentation jvm, boolean late)
      throws OptionError {
    if (started) {
      return ALREADY;
    }
    Options options = Options.parse(argument, System.getProperties(), System.getenv());
    checkDisabled(options);
    if (!begin()) {
      return ALREADY;
    }
    Log.setLevel(options.log());
    if (Log.isDebug()) {
      for (String line : options.report()) {
        Log.debug(line);
      }
    }
    if (options.strict()) {
      System.setProperty("asynclocal.strict", "true");
    }
    try {
      Installer.install(jvm, options, AgentJar.version(), late);
    } catch (Throwable e) {
      return "not installed, so contexts do not travel: " + e;
    }
    if (Log.isInfo()) {
      SelfTest.report(AgentJar.version(), options.leavesSomethingAlone());
    }
    return null;
  }

  /** A flag and an attach may meet. */
  private synchronized boolean begin() {
    boolean first = !started;
    started = true;
    return first;
  }

  /** The names are with the mechanisms, which are not loaded without need. */
  private static void checkDisabled(Options options) throws OptionError {
    if (!options.disabled().isEmpty()) {
      try {
        options.checkDisabled(RewriterLoader.load(AgentJar.file()).mechanisms());
      } catch (IOException | ReflectiveOperationException e) {
        throw new OptionError("option disable cannot be checked: " + e);
      }
    }
  }
}
