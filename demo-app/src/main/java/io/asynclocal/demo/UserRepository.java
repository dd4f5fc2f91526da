package io.asynclocal.demo;

import static io.asynclocal.demo.AuthContext.AUTH;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What the database knows of the user who is signed in. Nobody tells it who that is: each query
 * asks the storage itself, on the thread where it runs.
 */
final class UserRepository {

  private final Database database;
  private final Threads threads;

  UserRepository(Database database, Threads threads) {
    this.database = database;
    this.threads = threads;
  }

  /** The addresses of the current user: counted on one pool, then read one by one on others. */
  CompletableFuture<List<String>> emailAddresses() {
    return CompletableFuture.supplyAsync(this::addresses, threads.pool())
        .thenComposeAsync(this::verified, threads.scheduler());
  }

  /** What one of the tables with a line for each user has for the current one. */
  List<String> linesOf(String table, String column) {
    return database.query("select " + column + " from " + table + " where user_id = ?", current());
  }

  private List<String> addresses() {
    return linesOf("email_addresses", "address");
  }

  /** Looks each address up once more, in parallel, as the user who is current there. */
  private CompletableFuture<List<String>> verified(List<String> addresses) {
    return CompletableFuture.supplyAsync(
        () -> addresses.parallelStream().filter(this::belongsToCurrent).sorted().toList());
  }

  private boolean belongsToCurrent(String address) {
    String sql = "select address from email_addresses where user_id = ? and address = ?";
    return !database.query(sql, current(), address).isEmpty();
  }

  private static String current() {
    return AUTH.requireStore().userId();
  }
}
