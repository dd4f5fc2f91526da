package io.asynclocal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole service in a JVM with the agent, asked by many users at once. */
class DemoServiceIT {

  @RegisterExtension final RunningService service = new RunningService();

  @Test
  void email_addresses_should_be_those_of_the_user() throws Exception {
    AtOnce.forAllUsers(
        (user, round) -> {
          JsonNode addresses = get("/email-addresses", user).get("addresses");
          assertThat(addresses)
              .extracting(JsonNode::asText)
              .containsExactly(user + "@example.com", user + "@work.example.com");
        });
  }

  @Test
  void all_parts_of_a_profile_should_see_the_user_before_and_after_their_waits() throws Exception {
    AtOnce.forAllUsers(
        (user, round) -> {
          JsonNode profile = get("/profile", user).get("profile");
          assertThat(profile.fieldNames())
              .toIterable()
              .containsExactly("profile", "books", "notifications", "activity");
          for (JsonNode part : profile) {
            assertThat(part.get("before").asText()).isEqualTo(user);
            assertThat(part.get("after").asText()).isEqualTo(user);
            assertThat(part.get("lines").get(0).asText()).contains(user);
          }
        });
  }

  @Test
  void every_hop_should_see_the_user() throws Exception {
    List<String> kinds = new ArrayList<>();
    service
        .client()
        .get("/hops/kinds", null)
        .body()
        .get("kinds")
        .forEach(kind -> kinds.add(kind.asText()));
    AtOnce.forAllUsers(
        (user, round) ->
            assertThat(get("/hops?path=" + String.join(",", kinds), user).get("hops"))
                .hasSameSizeAs(kinds)
                .allSatisfy(hop -> assertThat(hop.get("user").asText()).isEqualTo(user)));
  }

  @Test
  void wrong_path_should_be_a_bad_request() throws Exception {
    Client.Answer answer =
        service.client().get("/hops?path=executor,bogus", service.bearer("alice"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().get("error").asText()).contains("'bogus'", "known: executor");
  }

  private JsonNode get(String path, String user) throws Exception {
    Client.Answer answer = service.client().get(path, service.bearer(user));
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    return answer.body();
  }
}
