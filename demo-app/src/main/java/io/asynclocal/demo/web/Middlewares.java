package io.asynclocal.demo.web;

import io.asynclocal.AsyncLocalStorage;
import io.asynclocal.Snapshot;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.router.Endpoint;
import io.javalin.router.HandlerWrapper;
import java.util.List;

/** Puts middleware around every route, the first of them outermost. */
public final class Middlewares implements HandlerWrapper {

  private static final String ATTRIBUTE = Snapshot.class.getName();

  private final List<Middleware> outermostFirst;

  public Middlewares(Middleware... outermostFirst) {
    this.outermostFirst = List.of(outermostFirst);
  }

  @Override
  public Handler wrap(Endpoint endpoint) {
    Handler wrapped = endpoint.handler;
    if (endpoint.method.isHttpMethod()) {
      wrapped = around((ctx, next) -> next.handle(ctx), wrapped);
      for (int i = outermostFirst.size() - 1; i >= 0; i--) {
        wrapped = around(outermostFirst.get(i), wrapped);
      }
    }
    return wrapped;
  }

  private static Handler around(Middleware middleware, Handler next) {
    return ctx -> {
      ctx.attribute(ATTRIBUTE, AsyncLocalStorage.snapshot());
      middleware.around(ctx, next);
    };
  }

  /** The context as far as the request got: for what the server calls outside all middleware. */
  public static Snapshot contextOf(Context ctx) {
    Snapshot context = ctx.attribute(ATTRIBUTE);
    return context == null ? Snapshot.empty() : context;
  }
}
