package io.asynclocal.demo.examples;

import static io.asynclocal.demo.examples.CurrentUser.USER;
import static io.asynclocal.demo.examples.CurrentUser.greeting;
import static io.asynclocal.demo.examples.CurrentUser.userOf;

import io.asynclocal.Scope;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.concurrent.CompletableFuture;

/** Javalin: a handler wrapper is around every route. */
final class JavalinExample implements Example {

  private final Javalin server =
      Javalin.create(
          config -> {
            config.router.handlerWrapper(endpoint -> asUser(endpoint.handler));
            config.routes.get("/hello", JavalinExample::hello);
          });

  private static Handler asUser(Handler route) {
    return ctx -> {
      try (Scope scope = USER.withScope(userOf(ctx.header("X-User")))) {
        route.handle(ctx);
      }
    };
  }

  private static void hello(Context ctx) {
    CompletableFuture<Void> answered = greeting().thenAccept(ctx::result);
    ctx.future(() -> answered);
  }

  @Override
  public int start() {
    return server.start("127.0.0.1", 0).port();
  }

  @Override
  public void close() {
    server.stop();
  }
}
