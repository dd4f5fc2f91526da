package io.asynclocal.it.process.program;

import com.alibaba.ttl.TransmittableThreadLocal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Ours travels, and a value of TTL's does, by its agent, to a thread that was there before. */
public final class BesideTtl {

  private static final TransmittableThreadLocal<String> USER = new TransmittableThreadLocal<>();

  private BesideTtl() {}

  public static void main(String[] arguments) throws Exception {
    Travels.print("ada");
    ExecutorService pool = Executors.newFixedThreadPool(1);
    pool.submit(() -> {}).get();
    USER.set("theirs");
    System.out.println("submit: " + pool.submit(USER::get).get());
    CountDownLatch ran = new CountDownLatch(1);
    pool.execute(
        () -> {
          System.out.println("execute: " + USER.get());
          ran.countDown();
        });
    ran.await();
    USER.remove();
    System.out.println("nobody: " + pool.submit(USER::get).get());
    Travels.print("ada");
    System.exit(0);
  }
}
