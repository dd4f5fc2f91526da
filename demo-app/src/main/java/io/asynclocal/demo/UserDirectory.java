package io.asynclocal.demo;

import java.util.concurrent.CompletableFuture;

/** Knows which users exist and are active; asked before anybody is signed in. */
final class UserDirectory {

  private final Database database;
  private final Threads threads;

  UserDirectory(Database database, Threads threads) {
    this.database = database;
    this.threads = threads;
  }

  /** Asks the database, on another thread. */
  CompletableFuture<Boolean> isActive(String userId) {
    return CompletableFuture.supplyAsync(
        () -> database.query("select id from users where id = ? and active", userId).size() == 1,
        threads.pool());
  }
}
