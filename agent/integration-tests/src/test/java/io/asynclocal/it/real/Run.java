package io.asynclocal.it.real;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of a program, and all that could be noticed of it. */
final class Run {

  private static final long START_SECONDS = 180;
  private static final long END_SECONDS = 300;

  final List<String> answers;
  final List<String> log;
  final int status;
  final double startSeconds;
  final double seconds;

  private Run(
      List<String> answers, List<String> log, int status, double startSeconds, double seconds) {
    this.answers = answers;
    this.log = log;
    this.status = status;
    this.startSeconds = startSeconds;
    this.seconds = seconds;
  }

  /**
   * Runs a program in an empty folder.
   *
   * @param flag the agent's; empty for none
   */
  static Run of(RealProgram program, Path java, String flag, Path folder) throws Exception {
    int port = freePort();
    List<String> command = new ArrayList<>(List.of(java.toString()));
    Map<String, String> environment = program.environment(flag);
    if (!flag.isEmpty() && environment.isEmpty()) {
      command.add(flag);
    }
    List<String> client = List.copyOf(command);
    command.addAll(program.arguments(folder, port));
    Path log = folder.resolve("log.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("ASYNCLOCAL_"));
    builder.environment().putAll(environment);
    long started = System.nanoTime();
    Process process = builder.start();
    Thread cleanUp = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(cleanUp);
    try {
      Conversation conversation = new Conversation(port, client, folder);
      double start = 0;
      if (program.serves()) {
        awaitReady(program, process, port, log);
        start = since(started);
        converse(program, conversation);
        process.destroy();
      }
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(program.name + " did not end");
      }
      Normal normal = new Normal(folder, port);
      return new Run(
          normal.lines(conversation.answers),
          normal.log(Files.readAllLines(log, StandardCharsets.UTF_8)),
          process.exitValue(),
          program.serves() ? start : since(started),
          since(started));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      Runtime.getRuntime().removeShutdownHook(cleanUp);
    }
  }

  /** A question that gets no answer makes the comparison void, with the agent or without. */
  private static void converse(RealProgram program, Conversation conversation) throws IOException {
    try {
      program.ask(conversation);
    } catch (Exception e) {
      throw new IOException("no answer after " + conversation.answers.size() + " others: " + e, e);
    }
  }

  private static void awaitReady(RealProgram program, Process process, int port, Path log)
      throws IOException, InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!Files.readString(log).contains(program.readyWhen()) || !isOpen(port)) {
      if (!process.isAlive() || System.nanoTime() > until) {
        throw new IOException(program.name + " did not start, see " + log);
      }
      Thread.sleep(20);
    }
  }

  private static boolean isOpen(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static double since(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }
}
