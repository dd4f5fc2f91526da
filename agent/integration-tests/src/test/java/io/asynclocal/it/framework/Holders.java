package io.asynclocal.it.framework;

import io.asynclocal.AsyncLocalStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.slf4j.MDC;

/** All that holds something for the current caller, and is to travel with its work. */
final class Holders {

  static final String NOBODY = "nobody";

  private static final AsyncLocalStorage<Object> USER =
      AsyncLocalStorage.<Object>builder().name("user").build();

  private Holders() {}

  /** Runs something for a caller, or for nobody. */
  static void run(Object caller, Runnable body) {
    String before = MDC.get("user");
    try {
      if (caller.equals(NOBODY)) {
        MDC.clear();
        USER.exit(body);
      } else {
        MDC.put("user", caller.toString());
        USER.run(caller, body);
      }
    } finally {
      if (before == null) {
        MDC.clear();
      } else {
        MDC.put("user", before);
      }
    }
  }

  /** Makes something that belongs to nobody, such as a server that no request would start. */
  static <T> T madeByNobody(Callable<T> making) {
    return madeBy(NOBODY, making);
  }

  /** Makes something for a caller. */
  static <T> T madeBy(Object caller, Callable<T> making) {
    List<T> made = new ArrayList<>();
    run(
        caller,
        () -> {
          try {
            made.add(making.call());
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    return made.get(0);
  }

  /** The caller that all holders agree upon, or what they say where they do not. */
  static Object caller() {
    Object user = Objects.requireNonNullElse(USER.getStore(), NOBODY);
    String logged = Objects.requireNonNullElse(MDC.get("user"), NOBODY);
    return logged.equals(user.toString()) ? user : List.of(user, logged);
  }
}
