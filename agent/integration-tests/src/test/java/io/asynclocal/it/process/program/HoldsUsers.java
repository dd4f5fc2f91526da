package io.asynclocal.it.process.program;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A program with a thread local of its own, which a pool's task reads. */
public final class HoldsUsers {

  /** As programs have them. */
  static final class Users {
    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();
    private static final String NAME = "users".trim();
    private static ThreadLocal<String> unset;

    private Users() {}

    static String describe() {
      return CURRENT.get() + (unset == null ? "" : NAME);
    }
  }

  private HoldsUsers() {}

  /** With the property "waits" it waits for a line on its input before it hands over. */
  public static void main(String[] arguments) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    pool.submit(() -> {}).get();
    Users.CURRENT.set("ada");
    if (System.getProperty("waits") != null) {
      System.out.println("ready");
      System.in.read();
    }
    System.out.println("task: " + pool.submit(Users::describe).get());
    Users.CURRENT.remove();
    System.out.println("next: " + pool.submit(Users::describe).get());
    pool.shutdown();
  }
}
