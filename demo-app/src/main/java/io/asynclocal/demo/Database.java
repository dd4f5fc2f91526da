package io.asynclocal.demo;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.asynclocal.demo.features.Feature;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The embedded database behind its connection pool, filled with the demo's users. */
final class Database implements AutoCloseable {

  private static final int CONNECTIONS = 8;

  private final HikariDataSource pool;

  Database() {
    HikariConfig config = new HikariConfig();
    // Each service has a database of its own, which is gone with its last connection.
    config.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
    config.setMaximumPoolSize(CONNECTIONS);
    pool = new HikariDataSource(config);
    update("runscript from 'classpath:schema.sql'");
    for (String user : DemoUsers.ACTIVE) {
      add(user, true);
    }
    add(DemoUsers.DEACTIVATED, false);
  }

  private void add(String user, boolean active) {
    update("insert into users values (?, ?)", user, active);
    update("insert into email_addresses values (?, ?)", user, user + "@example.com");
    update("insert into email_addresses values (?, ?)", user, user + "@work.example.com");
    update("insert into books values (?, ?)", user, "The diary of " + user);
    update("insert into notifications values (?, ?)", user, "welcome");
    update("insert into activity values (?, ?, ?)", user, user + " signed in", ", from home");
    if (DemoUsers.ACTIVE.indexOf(user) % 2 == 0) {
      update("insert into features values (?, ?)", user, Feature.ACTIVITY_DETAILS.key());
    }
  }

  /** The first column of all rows, as text. */
  List<String> query(String sql, Object... parameters) {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = prepared(connection, sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<String> column = new ArrayList<>();
      while (rows.next()) {
        column.add(rows.getString(1));
      }
      return column;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private void update(String sql, Object... parameters) {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = prepared(connection, sql, parameters)) {
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  @Override
  public void close() {
    pool.close();
  }
}
