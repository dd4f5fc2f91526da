package io.asynclocal.demo.web;

import io.javalin.http.Handler;
import io.javalin.router.Endpoint;
import io.javalin.router.HandlerWrapper;
import java.util.List;

/** Puts middleware around every route, the first of them outermost. */
public final class Middlewares implements HandlerWrapper {

  private final List<Middleware> outermostFirst;

  public Middlewares(Middleware... outermostFirst) {
    this.outermostFirst = List.of(outermostFirst);
  }

  @Override
  public Handler wrap(Endpoint endpoint) {
    Handler wrapped = endpoint.handler;
    if (endpoint.method.isHttpMethod()) {
      for (int i = outermostFirst.size() - 1; i >= 0; i--) {
        wrapped = around(outermostFirst.get(i), wrapped);
      }
    }
    return wrapped;
  }

  private static Handler around(Middleware middleware, Handler next) {
    return ctx -> middleware.around(ctx, next);
  }
}
