package io.asynclocal.agent;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import io.asynclocal.agent.launch.AgentJar;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** Puts the agent into a running JVM. Needs the module jdk.attach, which nothing else does. */
final class AttachCommand {

  private AttachCommand() {}

  static void list(PrintStream out) {
    String own = String.valueOf(ProcessHandle.current().pid());
    for (VirtualMachineDescriptor jvm : VirtualMachine.list()) {
      if (!jvm.id().equals(own)) {
        out.println(jvm.id() + " " + jvm.displayName());
      }
    }
  }

  /**
   * Attaches to a process.
   *
   * @return what went wrong, in one line
   */
  static @Nullable String attach(String pid, String options, PrintStream out) {
    try {
      File reply = File.createTempFile("asynclocal", ".reply");
      try {
        load(pid, AttachReply.argument(reply, options));
        String said = Files.readString(reply.toPath());
        if (said.isEmpty()) {
          out.println("the agent was loaded in process " + pid + "; its standard error says more");
        } else if (said.equals(AttachReply.GOOD)) {
          out.println("the agent " + AgentJar.version() + " runs in process " + pid);
        } else {
          return "process " + pid + ": " + said;
        }
        return null;
      } finally {
        Files.delete(reply.toPath());
      }
    } catch (IOException
        | AttachNotSupportedException
        | AgentLoadException
        | AgentInitializationException
        | RuntimeException e) {
      return "cannot attach to process " + pid + ": " + oneLine(e);
    }
  }

  private static void load(String pid, String argument)
      throws IOException,
          AttachNotSupportedException,
          AgentLoadException,
          AgentInitializationException {
    VirtualMachine jvm = VirtualMachine.attach(pid);
    try {
      jvm.loadAgent(AgentJar.file().getPath(), argument);
    } finally {
      jvm.detach();
    }
  }

  private static String oneLine(Exception e) {
    String message = e.getMessage();
    return message == null ? e.toString() : message.replaceAll("\\s*\\R\\s*", " ");
  }
}
