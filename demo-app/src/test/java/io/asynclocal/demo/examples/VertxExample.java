package io.asynclocal.demo.examples;

import static io.asynclocal.demo.examples.CurrentUser.USER;
import static io.asynclocal.demo.examples.CurrentUser.greeting;
import static io.asynclocal.demo.examples.CurrentUser.userOf;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;

/** Vert.x: the first handler of a router runs the next ones. */
final class VertxExample implements Example {

  private final Vertx vertx = Vertx.vertx();

  private Router router() {
    Router router = Router.router(vertx);
    router.route().handler(ctx -> USER.run(userOf(ctx.request().getHeader("X-User")), ctx::next));
    router.get("/hello").handler(this::hello);
    return router;
  }

  private void hello(RoutingContext ctx) {
    vertx
        .executeBlocking(() -> greeting().get(30, TimeUnit.SECONDS), false)
        .onSuccess(ctx.response()::end)
        .onFailure(ctx::fail);
  }

  @Override
  public int start() throws Exception {
    HttpServer server = vertx.createHttpServer().requestHandler(router());
    return server
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .get(30, TimeUnit.SECONDS)
        .actualPort();
  }

  @Override
  public void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
