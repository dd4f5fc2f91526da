package io.asynclocal.demo.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;

/** Code around every route: what it binds is there for the rest of the request. */
@FunctionalInterface
public interface Middleware {

  /**
   * Does its own part, and the rest of the request inside.
   *
   * @param next the rest: other middleware, then the route; not called where the request ends here
   */
  void around(Context ctx, Handler next) throws Exception;
}
