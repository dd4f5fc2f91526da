package io.asynclocal.demo;

import static io.asynclocal.demo.AuthContext.AUTH;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.router.Endpoint;
import io.javalin.router.HandlerWrapper;
import io.javalin.security.Roles;
import java.util.concurrent.CompletableFuture;

/**
 * Lets nobody in without a valid token of an active user, and runs the rest of the request as that
 * user. Public routes are left as they are.
 */
final class AuthHook implements HandlerWrapper {

  private static final String SCHEME = "Bearer ";

  private final Tokens tokens;
  private final UserDirectory users;

  AuthHook(Tokens tokens, UserDirectory users) {
    this.tokens = tokens;
    this.users = users;
  }

  @Override
  public Handler wrap(Endpoint endpoint) {
    if (!endpoint.method.isHttpMethod() || isPublic(endpoint)) {
      return endpoint.handler;
    }
    return ctx -> {
      String userId = tokens.userOf(bearerToken(ctx));
      ctx.future(() -> whenActive(userId, () -> handle(endpoint, ctx)));
    };
  }

  private CompletableFuture<Void> whenActive(String userId, Runnable rest) {
    return users
        .isActive(userId)
        .thenAccept(
            active -> {
              if (!active) {
                throw new Unauthorized("user is not active");
              }
              AUTH.run(new AuthContext(userId), rest);
            });
  }

  private static void handle(Endpoint endpoint, Context ctx) {
    try {
      endpoint.handler.handle(ctx);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isPublic(Endpoint endpoint) {
    Roles roles = endpoint.metadata(Roles.class);
    return roles != null && roles.getRoles().contains(Access.PUBLIC);
  }

  private static String bearerToken(Context ctx) {
    String header = ctx.header("Authorization");
    if (header == null) {
      throw new Unauthorized("access token is missing");
    }
    if (!header.startsWith(SCHEME)) {
      throw new Unauthorized("access token is malformed");
    }
    return header.substring(SCHEME.length());
  }
}
