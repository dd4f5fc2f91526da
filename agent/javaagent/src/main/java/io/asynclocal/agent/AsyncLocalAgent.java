package io.asynclocal.agent;

import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where the JVM starts the agent. As little as possible happens here, before the program's main: no
 * lambda, no logging framework, nothing on standard output.
 */
public final class AsyncLocalAgent {

  private AsyncLocalAgent() {}

  /** Called before the program's main; a mistyped option ends the JVM here with status 1. */
  public static void premain(@Nullable String argument, Instrumentation jvm) {
    Properties properties = System.getProperties();
    Map<String, String> environment = System.getenv();
    try {
      start(Options.parse(argument, properties, environment), jvm);
    } catch (OptionError e) {
      System.err.println("asynclocal: " + e.getMessage());
      if (!Options.continuesOnError(argument, properties, environment)) {
        Runtime.getRuntime().halt(1);
      }
    }
  }

  /** Called where the agent is attached to a running program, which it never ends. */
  public static void agentmain(@Nullable String argument, Instrumentation jvm) {
    try {
      start(Options.parse(argument, System.getProperties(), System.getenv()), jvm);
    } catch (OptionError e) {
      System.err.println("asynclocal: " + e.getMessage());
    }
  }

  private static void start(Options options, Instrumentation jvm) {
    Log.setLevel(options.log());
    if (isInstalled()) {
      Log.warn("runs already, so this second start of it is ignored");
      return;
    }
    if (options.strict()) {
      System.setProperty("asynclocal.strict", "true");
    }
    try {
      Installer.install(jvm, options, version());
      if (Log.isInfo()) {
        SelfTest.report(version());
      }
    } catch (Throwable e) {
      Log.warn("not installed, so contexts do not travel: " + e);
    }
  }

  /** Whether the hooks are there, as where the flag is given twice. */
  private static boolean isInstalled() {
    try {
      Class.forName("io.asynclocal.bootstrap.CurrentContext", false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  static String version() {
    String version = AsyncLocalAgent.class.getPackage().getImplementationVersion();
    return version == null ? "unknown" : version;
  }
}
