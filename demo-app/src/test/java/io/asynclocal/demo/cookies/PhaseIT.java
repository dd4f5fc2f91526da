package io.asynclocal.demo.cookies;

import static io.asynclocal.demo.cookies.Cookies.cookies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asynclocal.demo.web.Errors;
import io.asynclocal.demo.web.Middlewares;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code cookies()} gives and allows in each phase of a request, on other threads. */
class PhaseIT {

  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final HttpClient http = HttpClient.newHttpClient();
  private final CountDownLatch sent = new CountDownLatch(1);
  private final CompletableFuture<Throwable> late = new CompletableFuture<>();
  private Javalin server;

  /** What a route does with the cookies, on a pool's thread. */
  private interface Work {
    Object with(CookieStore store) throws Exception;
  }

  @BeforeEach
  void start() {
    server =
        Javalin.create(
                config -> {
                  config.router.handlerWrapper(new Middlewares(new CookieMiddleware()));
                  CookieMiddleware.sendAfter(config.routes);
                  Errors.answer(config.routes);
                  config.routes.get("/read", ctx -> answer(ctx, store -> read(store)));
                  config.routes.get("/set", ctx -> answer(ctx, store -> set(store, "a")));
                  config.routes.get("/delete", ctx -> answer(ctx, store -> delete(store, "a")));
                  config.routes.post("/set", ctx -> answer(ctx, store -> set(store, "a")));
                  config.routes.put("/many", ctx -> answer(ctx, this::setMany));
                  config.routes.patch("/fail", ctx -> answer(ctx, PhaseIT::setAndFail));
                  config.routes.delete("/delete", ctx -> answer(ctx, s -> delete(s, "a")));
                  config.routes.post("/late", ctx -> answer(ctx, this::setLate));
                })
            .start("127.0.0.1", 0);
  }

  private void answer(io.javalin.http.Context ctx, Work work) {
    CompletableFuture<Void> done =
        CompletableFuture.supplyAsync(() -> cookies().thenApply(store -> run(work, store)), pool)
            .thenCompose(future -> future)
            .thenAccept(result -> ctx.result(String.valueOf(result)));
    ctx.future(() -> done);
  }

  private static Object run(Work work, CookieStore store) {
    try {
      return work.with(store);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(CookieStore store) {
    return store.get("a").map(Cookie::value).orElse("none")
        + " "
        + store.has("b")
        + " "
        + store.getAll();
  }

  private static String set(CookieStore store, String name) {
    store.set(name, "new");
    return read(store);
  }

  private static String delete(CookieStore store, String name) {
    store.delete(name);
    return read(store);
  }

  private Object setMany(CookieStore store) {
    CompletableFuture<?>[] all = new CompletableFuture<?>[20];
    for (int i = 0; i < all.length; i++) {
      String name = "n" + i;
      all[i] =
          CompletableFuture.runAsync(() -> cookies().join().set(name, "first"), pool)
              .thenRun(() -> cookies().join().set(name, "second"));
    }
    return CompletableFuture.allOf(all).thenApply(done -> store.getAll().size()).join();
  }

  private static Object setAndFail(CookieStore store) {
    store.set("a", "new");
    throw new IllegalStateException("the action failed");
  }

  private Object setLate(CookieStore store) {
    Thread behind =
        new Thread(
            () -> {
              try {
                assertThat(sent.await(30, TimeUnit.SECONDS)).isTrue();
                cookies().join().set("a", "late");
                late.complete(null);
              } catch (Throwable e) {
                late.complete(e);
              }
            });
    behind.start();
    return "";
  }

  @AfterEach
  void stop() {
    server.stop();
    pool.shutdownNow();
  }

  @Test
  void render_should_read() throws Exception {
    HttpResponse<String> answer = send("GET", "/read", "a=1; b=two%20words; a=2");
    assertThat(answer.body())
        .isEqualTo("1 true [Cookie[name=a, value=1], Cookie[name=b, value=two words]]");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(send("GET", "/read", null).body()).isEqualTo("none false []");
  }

  @ParameterizedTest
  @ValueSource(strings = {"set", "delete"})
  void render_should_change_nothing(String change) throws Exception {
    HttpResponse<String> answer = send("GET", "/" + change, "a=1");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .contains("cannot " + change + " a cookie: a page is being rendered; change cookies in an");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void action_should_set() throws Exception {
    HttpResponse<String> answer = send("POST", "/set", null);
    assertThat(answer.body()).isEqualTo("new false [Cookie[name=a, value=new]]");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .containsExactly("a=new; Path=/; HttpOnly; SameSite=Lax");
  }

  @Test
  void action_should_delete() throws Exception {
    HttpResponse<String> answer = send("DELETE", "/delete", "a=1");
    assertThat(answer.body()).isEqualTo("none false []");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .startsWith("a=;")
        .contains("Path=/", "Expires=Thu, 01 Jan 1970", "HttpOnly", "SameSite=Lax");
  }

  @Test
  void action_should_set_from_many_threads_and_send_the_last_of_each() throws Exception {
    HttpResponse<String> answer = send("PUT", "/many", null);
    assertThat(answer.body()).isEqualTo("20");
    List<String> changes = answer.headers().allValues("Set-Cookie");
    assertThat(changes).hasSize(20).allMatch(change -> change.contains("=second;"));
  }

  @Test
  void action_that_fails_should_change_nothing() throws Exception {
    HttpResponse<String> answer = send("PATCH", "/fail", null);
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void work_behind_the_answer_should_be_told_that_it_is_late() throws Exception {
    assertThat(send("POST", "/late", null).statusCode()).isEqualTo(200);
    sent.countDown();
    assertThat(late.get(30, TimeUnit.SECONDS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the answer has been sent");
  }

  @Test
  void outside_a_request_there_should_be_a_clear_failure() {
    assertThatThrownBy(() -> cookies().get(30, TimeUnit.SECONDS))
        .hasMessageContaining("AsyncLocalStorage[COOKIES] has no store on thread");
  }

  private HttpResponse<String> send(String method, String path, String cookies) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .timeout(Duration.ofSeconds(30))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (cookies != null) {
      request.header("Cookie", cookies);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
