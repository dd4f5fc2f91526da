package io.asynclocal.it.framework;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class HikariIT {

  private final List<Object> connectedBy = new CopyOnWriteArrayList<>();

  @Test
  void connections_should_be_made_by_nobody_whoever_made_the_pool() throws Exception {
    HikariDataSource[] pool = new HikariDataSource[1];
    WeakReference<Object> maker = openFor(pool);
    List<Connection> borrowed = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Holders.run(i % 2 == 0 ? "A" : "B", () -> borrowed.add(borrow(pool[0])));
    }
    for (Connection connection : borrowed) {
      Holders.run("A", () -> close(connection));
    }
    assertThat(connectedBy).hasSizeGreaterThanOrEqualTo(4).containsOnly(Holders.NOBODY);
    FrameworkContract.assertThreadsAreClean();
    Awaitility.await()
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(maker.get()).as("kept by nobody").isNull();
            });
    pool[0].close();
  }

  private WeakReference<Object> openFor(HikariDataSource[] pool) {
    Object caller = new Object();
    Holders.run(
        caller,
        () -> {
          HikariConfig config = new HikariConfig();
          config.setDataSource(driver());
          config.setMaximumPoolSize(4);
          config.setMinimumIdle(1);
          pool[0] = new HikariDataSource(config);
          close(borrow(pool[0]));
        });
    return new WeakReference<>(caller);
  }

  /** A data source whose connections say yes to everything. */
  private DataSource driver() {
    return proxy(
        DataSource.class,
        method -> {
          if (method.equals("getConnection")) {
            connectedBy.add(Holders.caller());
            return proxy(Connection.class, name -> name.equals("isValid") ? true : null);
          }
          return null;
        });
  }

  private interface Answer {
    Object to(String method);
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object answered = answer.to(method.getName());
              if (answered != null) {
                return answered;
              }
              Class<?> result = method.getReturnType();
              return result == boolean.class ? (Object) false : result == int.class ? 0 : null;
            }));
  }

  private static Connection borrow(DataSource pool) {
    try {
      return pool.getConnection();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
