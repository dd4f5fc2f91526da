package io.asynclocal.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** The service in a JVM of its own, on a free port. */
public final class ServiceProcess implements AutoCloseable {

  private final Process process;
  private final URI address;

  private ServiceProcess(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Starts the service from the class path of this JVM.
   *
   * @param agent the agent's jar; null to start without it
   * @param secret of the tokens that the service accepts
   * @throws IOException where it ends before it listens; its output says why
   */
  public static ServiceProcess start(Path agent, byte[] secret) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (agent != null) {
      command.add("-javaagent:" + agent);
    }
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("PORT", "0");
    builder.environment().put(Main.SECRET_VARIABLE, Base64.getEncoder().encodeToString(secret));
    builder.environment().put(Main.CHILD_VARIABLE, "true");
    if (agent == null) {
      // These bring flags to every JVM, so that it might not be without the agent.
      builder.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    }
    builder.redirectErrorStream(true);
    Process process = builder.start();
    return new ServiceProcess(process, readAddress(process));
  }

  private static URI readAddress(Process process) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder before = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(Main.ADDRESS_LINE)) {
        discardRest(output);
        return URI.create(line.substring(Main.ADDRESS_LINE.length()));
      }
      before.append(line).append('\n');
    }
    throw new IOException("the service did not start:\n" + before);
  }

  /** A full pipe would stop the service. */
  private static void discardRest(BufferedReader output) {
    Thread reader =
        new Thread(
            () -> {
              try {
                output.transferTo(Writer.nullWriter());
              } catch (IOException e) {
                // The process has ended.
              }
            },
            "output of the service");
    reader.setDaemon(true);
    reader.start();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  public URI address() {
    return address;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
