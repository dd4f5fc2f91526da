package io.asynclocal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.demo.web.Access;
import io.asynclocal.demo.web.Middlewares;
import io.javalin.Javalin;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is let in, and that nothing runs for anybody else. */
class AuthHookTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private final Threads threads = new Threads();
  private final Database database = new Database();
  private final Tokens tokens = new Tokens(Tokens.newSecret());
  private final AtomicInteger ran = new AtomicInteger();
  private Javalin server;
  private Client client;

  @BeforeEach
  void start() {
    AuthHook hook = new AuthHook(tokens, new UserDirectory(database, threads));
    server =
        Javalin.create(
                config -> {
                  config.router.handlerWrapper(new Middlewares(hook));
                  DemoService.errors(config.routes);
                  config.routes.get(
                      "/open",
                      ctx -> ctx.json(Map.of("ran", ran.incrementAndGet())),
                      Access.PUBLIC);
                  config.routes.get(
                      "/closed",
                      ctx -> {
                        ran.incrementAndGet();
                        ctx.json(Map.of("user", AuthContext.userSeen()));
                      });
                })
            .start(0);
    client = new Client(server.port());
  }

  @AfterEach
  void stop() {
    server.stop();
    threads.close();
    database.close();
  }

  @Test
  void handler_should_run_as_the_user_of_the_token() throws Exception {
    Client.Answer answer = client.get("/closed", "Bearer " + tokens.issue("carol", HOUR));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().get("user").asText()).isEqualTo("carol");
  }

  @Test
  void public_route_should_need_no_token() throws Exception {
    assertThat(client.get("/open", null).status()).isEqualTo(200);
    assertThat(client.get("/open", "Bearer nonsense").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    ", access token is missing",
    "Basic YTpi, access token is malformed",
    "Bearer, access token is malformed",
    "Bearer abc, access token is malformed",
  })
  void request_without_a_token_should_end_there(String header, String reason) throws Exception {
    assertRefused(header, reason);
  }

  @Test
  void request_with_a_bad_token_should_end_there() throws Exception {
    String forged = new Tokens(Tokens.newSecret()).issue("alice", HOUR);
    assertRefused("Bearer " + forged, "access token is invalid");
    String expired = tokens.issue("alice", Duration.ofSeconds(-2));
    assertRefused("Bearer " + expired, "access token has expired");
  }

  @Test
  void user_who_is_not_active_should_not_be_let_in() throws Exception {
    String deactivated = tokens.issue(DemoUsers.DEACTIVATED, HOUR);
    assertRefused("Bearer " + deactivated, "user is not active");
    assertRefused("Bearer " + tokens.issue("nobody", HOUR), "user is not active");
  }

  private void assertRefused(String header, String reason) throws Exception {
    Client.Answer answer = client.get("/closed", header);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).hasToString("{\"error\":\"Unauthorized: " + reason + "\"}");
    assertThat(ran).as("the handler").hasValue(0);
  }
}
