package io.asynclocal.demo.logging;

import static io.asynclocal.demo.logging.RequestLog.LOG;

import io.asynclocal.demo.web.Middleware;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.UUID;
import java.util.regex.Pattern;

/** Gives every request an id, which its answer and its log lines bear. */
public final class LogMiddleware implements Middleware {

  private static final String HEADER = "X-Request-Id";

  /** Nothing else gets into a log line. */
  private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  @Override
  public void around(Context ctx, Handler next) throws Exception {
    String given = ctx.header(HEADER);
    String id =
        given != null && ACCEPTED.matcher(given).matches() ? given : UUID.randomUUID().toString();
    ctx.header(HEADER, id);
    LOG.<Void, Exception>call(
        new RequestLog(id, null),
        () -> {
          next.handle(ctx);
          return null;
        });
  }
}
