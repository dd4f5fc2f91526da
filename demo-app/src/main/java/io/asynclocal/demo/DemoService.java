package io.asynclocal.demo;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service: its parts, its routes, and what becomes of errors. */
final class DemoService implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DemoService.class);

  private final Threads threads = new Threads();
  private final Database database = new Database();
  private final UserRepository repository = new UserRepository(database, threads);
  private final Profile profile = new Profile(repository, threads);
  private final HopKinds hopKinds = new HopKinds(threads);
  private final Javalin server;

  DemoService(Tokens tokens) {
    AuthHook hook = new AuthHook(tokens, new UserDirectory(database, threads));
    server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.router.handlerWrapper(hook);
              routes(config.routes);
              errors(config.routes);
            });
  }

  private void routes(RoutesConfig routes) {
    routes.get("/health", ctx -> ctx.json(Map.of("status", "up")), Access.PUBLIC);
    routes.get("/hops/kinds", ctx -> ctx.json(Map.of("kinds", hopKinds.names())), Access.PUBLIC);
    routes.get("/email-addresses", ctx -> answer(ctx, repository.emailAddresses(), "addresses"));
    routes.get("/profile", ctx -> answer(ctx, profile.gather(), "profile"));
    routes.get(
        "/hops", ctx -> answer(ctx, HopChain.start(hopKinds, ctx.queryParam("path")), "hops"));
  }

  static void errors(RoutesConfig routes) {
    routes.exception(
        Unauthorized.class,
        (e, ctx) -> fail(ctx, HttpStatus.UNAUTHORIZED, "Unauthorized: " + e.getMessage()));
    routes.exception(
        BadRequest.class, (e, ctx) -> fail(ctx, HttpStatus.BAD_REQUEST, e.getMessage()));
    routes.exception(
        Exception.class,
        (e, ctx) -> {
          LOG.warn("{} failed: {}", ctx.path(), e.toString());
          fail(ctx, HttpStatus.INTERNAL_SERVER_ERROR, String.valueOf(e.getMessage()));
        });
  }

  /** The work has begun already, as the user of the request; the server only waits for it. */
  private static void answer(Context ctx, CompletableFuture<?> work, String name) {
    ctx.future(() -> work.thenAccept(result -> ctx.json(Map.of(name, result))));
  }

  private static void fail(Context ctx, HttpStatus status, String message) {
    ctx.status(status).json(Map.of("error", message));
  }

  /**
   * Listens.
   *
   * @param port 0 for a free one
   * @return the port that it listens on
   */
  int start(int port) {
    return server.start(port).port();
  }

  @Override
  public void close() {
    server.stop();
    threads.close();
    database.close();
  }
}
