package io.asynclocal.demo.cookies;

import static io.asynclocal.demo.cookies.Cookies.COOKIES;

import io.asynclocal.demo.web.Middleware;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import jakarta.servlet.http.Cookie;
import java.util.List;

/** Binds the cookies of every request, and sends what its action changed. */
public final class CookieMiddleware implements Middleware {

  private static final String ATTRIBUTE = RequestCookies.class.getName();
  private static final int FIRST_ERROR = 400;

  @Override
  public void around(Context ctx, Handler next) throws Exception {
    RequestCookies cookies = new RequestCookies(ctx.req());
    ctx.attribute(ATTRIBUTE, cookies);
    COOKIES.<Void, Exception>call(
        cookies,
        () -> {
          next.handle(ctx);
          return null;
        });
  }

  /** Sends the changes when the action is done, and none where it failed. */
  public static void sendAfter(RoutesConfig routes) {
    routes.after(
        ctx -> {
          RequestCookies cookies = ctx.attribute(ATTRIBUTE);
          if (cookies == null) {
            return;
          }
          List<Cookie> changes = cookies.end();
          if (ctx.statusCode() < FIRST_ERROR) {
            changes.forEach(ctx.res()::addCookie);
          }
        });
  }
}
