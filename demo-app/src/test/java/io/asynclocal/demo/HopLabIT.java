package io.asynclocal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the hop lab's page asks for, without the page. */
class HopLabIT {

  private static final Map<String, String> FORM =
      Map.of("Content-Type", "application/x-www-form-urlencoded");
  private static final Map<String, String> EVENTS = Map.of("Accept", "text/event-stream");

  @RegisterExtension final RunningService service = new RunningService();

  @Test
  void login_should_give_a_token_of_a_known_user() throws Exception {
    HttpResponse<String> answer = service.client().send("POST", "/login", FORM, "user=carol");
    String token = new ObjectMapper().readTree(answer.body()).get("token").asText();
    JsonNode taken = service.client().get("/hops?path=executor", "Bearer " + token).body();
    assertThat(taken.at("/start/user").asText()).isEqualTo("carol");
    assertThat(taken.at("/hops/0/user").asText()).isEqualTo("carol");
    assertThat(taken.at("/hops/0/micros").asLong()).isNotNegative();
    assertThat(service.client().send("POST", "/login", FORM, "user=mallory").statusCode())
        .isEqualTo(400);
    assertThat(service.client().send("POST", "/login", FORM, "").body())
        .contains("unknown user 'null'; known: [alice, bob");
  }

  @Test
  void same_path_without_the_flag_should_lose_its_user_at_the_first_hop() throws Exception {
    String path = "/without-the-flag/hops?path=executor,timer";
    Client.Answer answer = service.client().get(path, service.bearer("alice"));
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    assertThat(answer.body().at("/start/user").asText()).isEqualTo("alice");
    assertThat(answer.body().get("hops")).hasSize(2).allMatch(hop -> hop.get("user").isNull());
    assertThat(service.client().get(path, null).status()).isEqualTo(401);
    Client.Answer wrong =
        service.client().get("/without-the-flag/hops?path=x", service.bearer("bob"));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.body().get("error").asText()).startsWith("unknown kind of hop 'x'");
  }

  @Test
  void storm_should_send_its_counts_as_events() throws Exception {
    HttpResponse<String> answer = service.client().send("GET", "/storm?hops=2000", EVENTS, "");
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    String last = answer.body().substring(answer.body().lastIndexOf("event: done"));
    JsonNode counts = new ObjectMapper().readTree(last.substring(last.indexOf('{')));
    assertThat(counts.get("hops").asInt()).isGreaterThanOrEqualTo(2000);
    assertThat(counts.get("lost").asInt() + counts.get("foreign").asInt()).isZero();
    assertThat(counts.get("failed").asInt()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?hops=", "?hops=0", "?hops=-1", "?hops=100001", "?hops=1e3"})
  void storm_of_a_wrong_size_should_be_a_bad_request(String query) throws Exception {
    HttpResponse<String> answer = service.client().send("GET", "/storm" + query, EVENTS, "");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("it has to be from 1 to 100000");
  }

  @Test
  void storm_should_be_asked_for_as_a_stream() throws Exception {
    assertThat(service.client().send("GET", "/storm?hops=10", Map.of(), "").body())
        .contains("Accept: text/event-stream");
  }
}
