package io.asynclocal.it.process.program;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** A program that has SLF4J, over whatever is on its class path. */
public final class UsesMdc {

  private UsesMdc() {}

  public static void main(String[] arguments) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    MDC.put("user", "ada");
    LoggerFactory.getLogger("of the program").trace("not printed");
    System.out.println("here: " + MDC.get("user"));
    System.out.println("task: " + pool.submit(() -> MDC.get("user")).get());
    MDC.clear();
    System.out.println("next: " + pool.submit(() -> MDC.get("user")).get());
    pool.shutdown();
  }
}
