package io.asynclocal.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** All users at the same time, several times each. */
final class AtOnce {

  private static final int CLIENTS = 8;
  private static final int ROUNDS = 5;

  private AtOnce() {}

  /** What one client does. */
  interface Asking {
    void as(String user, int round) throws Exception;
  }

  static void forAllUsers(Asking asking) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Callable<Void>> all = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        int number = round;
        for (String user : DemoUsers.ACTIVE) {
          all.add(
              () -> {
                asking.as(user, number);
                return null;
              });
        }
      }
      for (Future<Void> one : clients.invokeAll(all)) {
        one.get();
      }
    } finally {
      clients.shutdownNow();
    }
  }
}
