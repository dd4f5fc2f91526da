package io.asynclocal.demo.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.net.URI;
import java.net.URISyntaxException;

/** What browsers are told, and which of their requests are another site's. */
public final class Browsers {

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private Browsers() {}

  public static void guard(RoutesConfig routes) {
    routes.before(
        ctx -> {
          ctx.header("Content-Security-Policy", POLICY);
          ctx.header("X-Content-Type-Options", "nosniff");
          ctx.header("Referrer-Policy", "same-origin");
          ctx.header("Cache-Control", "no-store");
          refuseOtherSites(ctx);
        });
  }

  /** A form on another site could otherwise act for who visits it. */
  private static void refuseOtherSites(Context ctx) {
    String origin = ctx.header("Origin");
    if (origin == null || ctx.req().getMethod().equals("GET")) {
      return;
    }
    String host = ctx.header("Host");
    if (host == null || !host.equals(authorityOf(origin))) {
      throw new ForbiddenResponse("this comes from another site");
    }
  }

  private static String authorityOf(String origin) {
    try {
      return new URI(origin).getAuthority();
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
