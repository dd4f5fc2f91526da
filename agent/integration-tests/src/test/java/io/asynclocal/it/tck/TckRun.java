package io.asynclocal.it.tck;

import io.asynclocal.AsyncLocalStorage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs the whole TCK in this JVM, inside a context, and writes down each test as it begins and each
 * failure. It finds JUnit 4 by reflection: were it on the class path of our own tests, Surefire
 * would take notice of it.
 */
final class TckRun {

  static final String BEGINS = "begins\t";
  static final String FAILS = "fails\t";
  static final String ENDED = "ended";

  private static final String USER = "the user of the TCK";
  private static final String FRAMEWORK = "junit.framework.";

  private final AsyncLocalStorage<String> user = AsyncLocalStorage.create();
  private final PrintWriter report;

  private TckRun(PrintWriter report) {
    this.report = report;
  }

  /** Arguments: the report to write, and whether contexts must travel. */
  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    try (PrintWriter report =
        new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), true)) {
      TckRun run = new TckRun(report);
      boolean travels = USER.equals(run.user.call(USER, run::seenByNewThread));
      if (travels != Boolean.parseBoolean(arguments[1])) {
        throw new IOException("a context travels: " + travels);
      }
      run.user.call(USER, run::all);
      report.println(ENDED);
    }
    // Threads that a test left behind are nothing to wait for.
    System.exit(0);
  }

  private @Nullable String seenByNewThread() throws InterruptedException {
    String[] seen = new String[1];
    Thread thread = new Thread(() -> seen[0] = user.getStore());
    thread.start();
    thread.join();
    return seen[0];
  }

  private @Nullable Void all() throws Exception {
    Class<?> listenerType = Class.forName(FRAMEWORK + "TestListener");
    Class<?> resultType = Class.forName(FRAMEWORK + "TestResult");
    Object result = resultType.getConstructor().newInstance();
    Object listener =
        Proxy.newProxyInstance(
            listenerType.getClassLoader(),
            new Class<?>[] {listenerType},
            (proxy, method, arguments) -> heard(method.getName(), arguments));
    resultType.getMethod("addListener", listenerType).invoke(result, listener);
    Object suite = Class.forName("JSR166TestCase").getMethod("suite").invoke(null);
    try {
      Class.forName(FRAMEWORK + "Test").getMethod("run", resultType).invoke(suite, result);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("the TCK itself failed", e.getCause());
    }
    return null;
  }

  /** Called by the thread that runs the tests. */
  private @Nullable Object heard(String event, Object[] arguments) {
    switch (event) {
      case "startTest" -> report.println(BEGINS + arguments[0]);
      case "addError", "addFailure" -> fails(arguments[0], (Throwable) arguments[1]);
      case "endTest" -> {
        if (!Objects.equals(user.getStore(), USER)) {
          fails(arguments[0], new IllegalStateException("left with " + user.getStore()));
        }
      }
      default -> throw new IllegalArgumentException(event);
    }
    return null;
  }

  private void fails(Object test, Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    report.println(FAILS + test + "\t" + failure.toString().lines().findFirst().orElse(""));
    trace.toString().lines().skip(1).forEach(line -> report.println("    " + line.strip()));
  }
}
