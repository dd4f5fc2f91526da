package io.asynclocal.agent;

import io.asynclocal.agent.cache.BuildId;
import io.asynclocal.agent.transform.RewriterLoader;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where the JVM starts the agent. As little as possible happens here, before the program's main: no
 * lambda, no logging framework, nothing on standard output.
 */
public final class AsyncLocalAgent {

  private static final String ALREADY =
      "the agent is in this JVM already; nothing changes, and the second one's options are not"
          + " looked at";

  private static volatile boolean started;

  private AsyncLocalAgent() {}

  /** Called before the program's main; a mistyped option ends the JVM here with status 1. */
  public static void premain(@Nullable String argument, Instrumentation jvm) {
    Properties properties = System.getProperties();
    Map<String, String> environment = System.getenv();
    try {
      String problem = start(argument, jvm, false);
      if (problem != null) {
        Log.warn(problem);
      }
    } catch (OptionError e) {
      System.err.println("asynclocal: " + e.getMessage());
      if (!ErrorPolicy.continues(argument, properties, environment)) {
        Runtime.getRuntime().halt(1);
      }
    }
  }

  /** Called where the agent is attached to a running program, which it never ends. */
  public static void agentmain(@Nullable String argument, Instrumentation jvm) {
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

  /** Starts the agent, once in each JVM; returns what is wrong. */
  private static @Nullable String start(
      @Nullable String argument, Instrumentation jvm, boolean late) throws OptionError {
    if (started) {
      return ALREADY;
    }
    Options options = Options.parse(argument, System.getProperties(), System.getenv());
    checkDisabled(options);
    if (!begin()) {
      return ALREADY;
    }
    Log.setLevel(options.log());
    for (String line : options.report()) {
      Log.debug(line);
    }
    if (options.strict()) {
      System.setProperty("asynclocal.strict", "true");
    }
    try {
      Installer.install(jvm, options, version(), late);
    } catch (Throwable e) {
      return "not installed, so contexts do not travel: " + e;
    }
    if (Log.isInfo()) {
      SelfTest.report(version(), options.leavesSomethingAlone());
    }
    return null;
  }

  /** A flag and an attach may meet. */
  private static synchronized boolean begin() {
    boolean first = !started;
    started = true;
    return first;
  }

  /** The names are with the mechanisms, which are not loaded without need. */
  private static void checkDisabled(Options options) throws OptionError {
    if (!options.disabled().isEmpty()) {
      try {
        File jar = BuildId.jarOf(AsyncLocalAgent.class);
        options.checkDisabled(RewriterLoader.load(jar).mechanisms());
      } catch (IOException | ReflectiveOperationException e) {
        throw new OptionError("option disable cannot be checked: " + e);
      }
    }
  }

  static String version() {
    String version = AsyncLocalAgent.class.getPackage().getImplementationVersion();
    return version == null ? "unknown" : version;
  }
}
