package io.asynclocal.agent;

import io.asynclocal.agent.launch.AgentJar;
import io.asynclocal.agent.transform.RewriterLoader;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** What the jar does where somebody starts it as a program. */
final class CommandLine {

  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  private CommandLine() {}

  static void run(String[] arguments) throws Exception {
    String command = arguments.length == 0 ? "help" : arguments[0];
    if (command.equals("help") && arguments.length <= 1) {
      help(System.out);
    } else if (command.equals("list") && arguments.length == 1) {
      end(attachable(null, ""));
    } else if (command.equals("attach") && (arguments.length == 2 || arguments.length == 3)) {
      end(attachable(arguments[1], arguments.length == 2 ? "" : arguments[2]));
    } else {
      System.err.println(
          "asynclocal: usage: java -jar asynclocal-agent.jar help | list | attach PID [key=value,..]");
      System.exit(WRONG_USAGE);
    }
  }

  /** Lists where no process is named, else attaches; returns what went wrong. */
  private static @Nullable String attachable(@Nullable String pid, String options) {
    try {
      if (pid == null) {
        AttachCommand.list(System.out);
        return null;
      }
      return AttachCommand.attach(pid, options, System.out);
    } catch (NoClassDefFoundError e) {
      return "this Java runtime has no module jdk.attach; use the java of a JDK";
    }
  }

  private static void end(@Nullable String problem) {
    if (problem != null) {
      System.err.println("asynclocal: " + problem);
      System.exit(FAILED);
    }
  }

  private static void help(PrintStream out) throws Exception {
    out.println("asynclocal agent " + AgentJar.version());
    out.println("AsyncLocalStorage for the JVM.");
    out.println("  java -javaagent:asynclocal-agent.jar=key=value,key=value ...  starts a program");
    out.println("  java -jar asynclocal-agent.jar list                   lists running JVMs");
    out.println("  java -jar asynclocal-agent.jar attach PID [options]   joins a running one");
    out.println(
        "Options; the flag counts first, then -Dasynclocal.KEY, then ASYNCLOCAL_KEY in the");
    out.println("environment, then the config file, then the default:");
    for (Option option : Option.values()) {
      out.println(option.help());
    }
    out.println("Mechanisms, for disable:");
    out.println("  " + String.join(" ", RewriterLoader.load(AgentJar.file()).mechanisms()));
  }
}
