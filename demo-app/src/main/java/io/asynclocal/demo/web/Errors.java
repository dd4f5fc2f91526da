package io.asynclocal.demo.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of exceptions: a status and one sentence. */
public final class Errors {

  private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

  private Errors() {}

  public static void answer(RoutesConfig routes) {
    routes.exception(
        BadRequest.class, (e, ctx) -> fail(ctx, HttpStatus.BAD_REQUEST, e.getMessage()));
    routes.exception(
        HttpResponseException.class,
        (e, ctx) -> fail(ctx, HttpStatus.forStatus(e.getStatus()), e.getMessage()));
    routes.exception(
        Exception.class,
        (e, ctx) -> {
          Middlewares.contextOf(ctx).run(() -> LOG.warn("{} failed: {}", ctx.path(), e.toString()));
          fail(ctx, HttpStatus.INTERNAL_SERVER_ERROR, String.valueOf(e.getMessage()));
        });
  }

  /** Writes one line for each request, in the name of who sent it. */
  public static void log(Context ctx, float millis) {
    Middlewares.contextOf(ctx)
        .run(
            () ->
                LOG.info(
                    "{} {} {} in {} ms",
                    ctx.method(),
                    ctx.path(),
                    ctx.statusCode(),
                    Math.round(millis)));
  }

  public static void fail(Context ctx, HttpStatus status, String message) {
    ctx.status(status).json(Map.of("error", message));
  }
}
