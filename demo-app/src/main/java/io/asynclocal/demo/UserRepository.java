package io.asynclocal.demo;

import static io.asynclocal.demo.AuthContext.AUTH;

import io.asynclocal.demo.features.Feature;
import io.asynclocal.demo.locale.Language;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the database knows of the user who is signed in. Nobody tells it who that is: each query
 * asks the storage itself, on the thread where it runs. So it is with features and languages.
 */
final class UserRepository {

  private static final Logger LOG = LoggerFactory.getLogger(UserRepository.class);

  private final Database database;
  private final Threads threads;

  UserRepository(Database database, Threads threads) {
    this.database = database;
    this.threads = threads;
  }

  /** The addresses of the current user: counted on one pool, then read one by one on others. */
  CompletableFuture<List<String>> emailAddresses() {
    return CompletableFuture.supplyAsync(
            () -> linesOf("email_addresses", "address"), threads.pool())
        .thenComposeAsync(this::verified, threads.scheduler());
  }

  List<String> addresses() {
    return linesOf("email_addresses", "address").stream().map(UserRepository::shown).toList();
  }

  List<String> books() {
    return linesOf("books", "title");
  }

  /** In the language of the request. */
  List<String> notifications() {
    String user = current();
    return linesOf("notifications", "kind").stream()
        .map(kind -> Language.text(kind, user))
        .toList();
  }

  List<String> activity() {
    return linesOf("activity", Feature.ACTIVITY_DETAILS.isOn() ? "what || details" : "what");
  }

  /** The keys of the features that the current user has; nobody has none. */
  List<String> features() {
    return AUTH.isBound() ? linesOf("features", "feature") : List.of();
  }

  private List<String> linesOf(String table, String column) {
    LOG.info("looks {} up", table);
    return database.query("select " + column + " from " + table + " where user_id = ?", current());
  }

  /** Looks each address up once more, in parallel, as the user who is current there. */
  private CompletableFuture<List<String>> verified(List<String> addresses) {
    return CompletableFuture.supplyAsync(
        () ->
            addresses.parallelStream()
                .filter(this::belongsToCurrent)
                .map(UserRepository::shown)
                .sorted()
                .toList());
  }

  private boolean belongsToCurrent(String address) {
    String sql = "select address from email_addresses where user_id = ? and address = ?";
    return !database.query(sql, current(), address).isEmpty();
  }

  private static String shown(String address) {
    return Feature.MASKED_ADDRESSES.isOn() ? address.replaceFirst("(?<=^.).*(?=@)", "…") : address;
  }

  private static String current() {
    return AUTH.requireStore().userId();
  }
}
