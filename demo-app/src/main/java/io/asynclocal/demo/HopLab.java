package io.asynclocal.demo;

import io.asynclocal.Agent;
import io.asynclocal.demo.pages.StaticTemplates;
import io.asynclocal.demo.pages.Templates;
import io.asynclocal.demo.web.Access;
import io.asynclocal.demo.web.BadRequest;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The page on which a person sees a context travel, and what it asks for. */
final class HopLab {

  private static final Duration TOKEN_VALIDITY = Duration.ofHours(1);
  private static final long MILLIS_BETWEEN_EVENTS = 200;

  private final Templates templates = new StaticTemplates();
  private final Tokens tokens;
  private final HopKinds kinds;
  private final Flagless flagless;
  private final Storm storm;

  HopLab(Tokens tokens, HopKinds kinds, Flagless flagless, Storm storm) {
    this.tokens = tokens;
    this.kinds = kinds;
    this.flagless = flagless;
    this.storm = storm;
  }

  void routes(RoutesConfig routes) {
    routes.get("/", this::page, Access.PUBLIC);
    routes.post("/login", this::login, Access.PUBLIC);
    routes.get("/hops/kinds", ctx -> ctx.json(Map.of("kinds", kinds.names())), Access.PUBLIC);
    routes.get("/hops", this::hops);
    routes.get("/without-the-flag/hops", this::hopsWithoutTheFlag);
    routes.get("/storm", this::startStorm, Access.PUBLIC);
  }

  private void page(Context ctx) {
    String agent = Agent.isActive() ? Agent.version() : "";
    String lab = templates.lab(List.copyOf(kinds.names()), DemoUsers.ACTIVE, agent).render();
    ctx.html(templates.layout("Hop lab", output -> output.writeContent(lab)).render());
  }

  /** A demo's sign-in: it believes whoever asks. */
  private void login(Context ctx) {
    String user = ctx.formParam("user");
    if (user == null || !DemoUsers.ACTIVE.contains(user)) {
      throw new BadRequest("unknown user '" + user + "'; known: " + DemoUsers.ACTIVE);
    }
    ctx.json(Map.of("token", tokens.issue(user, TOKEN_VALIDITY)));
  }

  private void hops(Context ctx) {
    CompletableFuture<Void> done =
        HopChain.start(kinds, ctx.queryParam("path")).thenAccept(ctx::json);
    ctx.future(() -> done);
  }

  private void hopsWithoutTheFlag(Context ctx) {
    String query = ctx.queryString();
    CompletableFuture<Void> done =
        flagless
            .get("/hops" + (query == null ? "" : "?" + query), ctx.header("Authorization"))
            .thenAccept(answer -> pass(answer, ctx));
    ctx.future(() -> done);
  }

  private static void pass(HttpResponse<String> answer, Context ctx) {
    ctx.status(answer.statusCode()).contentType("application/json").result(answer.body());
  }

  private void startStorm(Context ctx) {
    if (!"text/event-stream".equals(ctx.header("Accept"))) {
      throw new BadRequest("a storm is a stream of events: ask with Accept: text/event-stream");
    }
    Storm.Run run = storm.start(wanted(ctx.queryParam("hops")));
    new SseHandler(client -> report(client, run)).handle(ctx);
  }

  private static int wanted(String hops) {
    if (hops != null && hops.matches("[0-9]{1,6}")) {
      int wanted = Integer.parseInt(hops);
      if (wanted >= 1 && wanted <= Storm.MOST_HOPS) {
        return wanted;
      }
    }
    throw new BadRequest("hops is '" + hops + "'; it has to be from 1 to " + Storm.MOST_HOPS);
  }

  private static void report(SseClient client, Storm.Run run) {
    try {
      while (!run.awaitDone(MILLIS_BETWEEN_EVENTS) && !client.terminated()) {
        client.sendEvent("counts", run.counts());
      }
      client.sendEvent("done", run.counts());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      run.cancel();
    }
  }
}
