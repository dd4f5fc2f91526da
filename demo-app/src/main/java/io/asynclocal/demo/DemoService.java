package io.asynclocal.demo;

import io.asynclocal.demo.cookies.CookieMiddleware;
import io.asynclocal.demo.cookies.CookiePage;
import io.asynclocal.demo.features.FeatureMiddleware;
import io.asynclocal.demo.locale.LocaleMiddleware;
import io.asynclocal.demo.logging.LogMiddleware;
import io.asynclocal.demo.web.Access;
import io.asynclocal.demo.web.Browsers;
import io.asynclocal.demo.web.Errors;
import io.asynclocal.demo.web.Middlewares;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.staticfiles.Location;
import io.javalin.http.staticfiles.StaticFileConfig;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The service: its parts, its routes, and what becomes of errors. */
final class DemoService implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final long LARGEST_BODY = 16 * 1024;

  private final Threads threads = new Threads();
  private final Database database = new Database();
  private final UserRepository repository = new UserRepository(database, threads);
  private final Profile profile = new Profile(repository, threads);
  private final CookiePage cookiePage = new CookiePage(threads.pool());
  private final Flagless flagless;
  private final Javalin server;

  /**
   * Puts the service together.
   *
   * @param secret of the tokens that it accepts
   */
  DemoService(byte[] secret) {
    Tokens tokens = new Tokens(secret);
    flagless = new Flagless(secret, threads.waitingPool());
    HopKinds kinds = new HopKinds(threads);
    HopLab hopLab = new HopLab(tokens, kinds, flagless, new Storm(kinds, threads.pool()));
    server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.http.maxRequestSize = LARGEST_BODY;
              config.staticFiles.add(DemoService::staticFiles);
              config.router.handlerWrapper(middlewares(tokens));
              config.requestLogger.http(Errors::log);
              Browsers.guard(config.routes);
              routes(config.routes);
              hopLab.routes(config.routes);
              cookiePage.routes(config.routes);
              CookieMiddleware.sendAfter(config.routes);
              errors(config.routes);
            });
  }

  private Middlewares middlewares(Tokens tokens) {
    return new Middlewares(
        new LogMiddleware(),
        new LocaleMiddleware(),
        new CookieMiddleware(),
        new AuthHook(tokens, new UserDirectory(database, threads)),
        new FeatureMiddleware(repository::features));
  }

  private static void staticFiles(StaticFileConfig files) {
    files.hostedPath = "/static";
    files.directory = "/static";
    files.location = Location.CLASSPATH;
  }

  private void routes(RoutesConfig routes) {
    routes.get("/health", ctx -> ctx.json(Map.of("status", "up")), Access.PUBLIC);
    routes.get("/email-addresses", ctx -> answer(ctx, repository.emailAddresses(), "addresses"));
    routes.get("/profile", ctx -> answer(ctx, profile.gather(), "profile"));
    routes.get("/context", ctx -> answer(ctx, contextAfterHops(), "context"));
  }

  private CompletableFuture<SeenContext> contextAfterHops() {
    return CompletableFuture.runAsync(() -> {}, threads.pool())
        .thenRunAsync(() -> {}, threads.scheduler())
        .thenApplyAsync(done -> SeenContext.here(), threads.forkJoinPool());
  }

  static void errors(RoutesConfig routes) {
    Errors.answer(routes);
    routes.exception(
        Unauthorized.class,
        (e, ctx) -> Errors.fail(ctx, HttpStatus.UNAUTHORIZED, "Unauthorized: " + e.getMessage()));
  }

  /** The work has begun already, as the user of the request; the server only waits for it. */
  private static void answer(Context ctx, CompletableFuture<?> work, String name) {
    ctx.future(() -> work.thenAccept(result -> ctx.json(Map.of(name, result))));
  }

  /**
   * Listens on this machine alone, as anybody may sign in.
   *
   * @param port 0 for a free one
   * @return the port that it listens on
   */
  int start(int port) {
    return server.start(HOST, port).port();
  }

  @Override
  public void close() {
    server.stop();
    flagless.close();
    threads.close();
    database.close();
  }
}
