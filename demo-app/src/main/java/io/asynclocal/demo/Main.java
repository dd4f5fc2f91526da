package io.asynclocal.demo;

import io.asynclocal.Agent;
import io.asynclocal.demo.check.Check;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

/** Starts the service, or the check that drives it. */
public final class Main {

  /** The variable with the secret of the tokens, in Base64, where another process issues some. */
  public static final String SECRET_VARIABLE = "DEMO_SECRET";

  /** The variable that makes a service end with the process that started it. */
  static final String CHILD_VARIABLE = "DEMO_CHILD";

  /** What the line begins with that tells the address. */
  public static final String ADDRESS_LINE = "The demo listens on ";

  private static final String DEFAULT_PORT = "8080";
  private static final Duration TOKEN_VALIDITY = Duration.ofHours(12);

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 0) {
      serve();
    } else if (arguments.length == 2 && arguments[0].equals("--check")) {
      System.exit(Check.run(Path.of(arguments[1])) ? 0 : 1);
    } else {
      exit(2, "usage: asynclocal-demo.jar [--check AGENT_JAR]");
    }
  }

  private static void serve() {
    int port = port();
    byte[] secret = secret();
    DemoService service = new DemoService(secret);
    try {
      port = service.start(port);
    } catch (RuntimeException e) {
      service.close();
      if (!isInUse(e)) {
        throw e;
      }
      exit(1, "port " + port + " is in use; set PORT to another");
    }
    Runtime.getRuntime().addShutdownHook(new Thread(service::close, "stop"));
    if (System.getenv(CHILD_VARIABLE) != null) {
      endWithInput();
    }
    explain("http://localhost:" + port, new Tokens(secret));
  }

  /** The input of a child ends when its parent does, however that ended. */
  private static void endWithInput() {
    Thread watcher =
        new Thread(
            () -> {
              try {
                System.in.transferTo(OutputStream.nullOutputStream());
              } catch (IOException e) {
                // It has ended, too.
              }
              System.exit(0);
            },
            "end with the parent");
    watcher.setDaemon(true);
    watcher.start();
  }

  private static void explain(String address, Tokens tokens) {
    System.out.println(ADDRESS_LINE + address);
    System.out.println(
        Agent.isActive()
            ? "with the agent " + Agent.version() + ": every hop knows its user."
            : "without the agent: users get lost as work moves to other threads.");
    System.out.println(
        "The hop lab is at " + address + "/ and the cookies at " + address + "/cookies");
    System.out.println("curl " + address + "/health");
    for (String user : DemoUsers.ACTIVE.subList(0, 2)) {
      String header = "-H 'Authorization: Bearer " + tokens.issue(user, TOKEN_VALIDITY) + "'";
      System.out.println("# as " + user);
      System.out.println("curl " + header + " " + address + "/email-addresses");
      System.out.println("curl " + header + " " + address + "/profile");
      System.out.println(
          "curl " + header + " '" + address + "/hops?path=executor,timer,fork-join,scheduled'");
    }
    System.out.println("Ctrl-C stops it.");
  }

  private static byte[] secret() {
    String given = System.getenv(SECRET_VARIABLE);
    return given == null ? Tokens.newSecret() : Base64.getDecoder().decode(given);
  }

  private static int port() {
    String port = System.getenv().getOrDefault("PORT", DEFAULT_PORT);
    try {
      int number = Integer.parseInt(port);
      if (number >= 0 && number <= 65_535) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below, together with numbers that are no ports.
    }
    exit(2, "PORT is '" + port + "'; it has to be a number from 0 (any free one) to 65535");
    return 0;
  }

  private static boolean isInUse(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return true;
      }
    }
    return false;
  }

  private static void exit(int status, String line) {
    System.err.println(line);
    System.exit(status);
  }
}
