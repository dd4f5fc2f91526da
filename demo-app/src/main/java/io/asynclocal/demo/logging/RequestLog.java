package io.asynclocal.demo.logging;

import io.asynclocal.AsyncLocalStorage;
import org.slf4j.MDC;

/**
 * What log lines say of the request they belong to. The logging library only knows thread locals
 * (its MDC), so each change of the store, and each hop, is mirrored there.
 *
 * @param requestId the client's, or one made up
 * @param user who is signed in; null as long as nobody is
 */
public record RequestLog(String requestId, String user) {

  /** The one of the current request. */
  public static final AsyncLocalStorage<RequestLog> LOG =
      AsyncLocalStorage.<RequestLog>builder().name("LOG").onChange(RequestLog::mirror).build();

  /** The one here, once the user is known. */
  public static RequestLog signedIn(String user) {
    RequestLog here = LOG.getStore();
    return new RequestLog(here == null ? null : here.requestId, user);
  }

  private static void mirror(RequestLog previous, RequestLog current, boolean contextSwitch) {
    mirror("request", current == null ? null : current.requestId);
    mirror("user", current == null ? null : current.user);
  }

  private static void mirror(String key, String value) {
    if (value == null) {
      MDC.remove(key);
    } else {
      MDC.put(key, value);
    }
  }
}
