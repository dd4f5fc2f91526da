package io.asynclocal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Five storages side by side: each request has its own of each, wherever its work is. */
class ContextsIT {

  private static final List<String> LANGUAGES = List.of("de", "fr", "pl", "en");

  @RegisterExtension final RunningService service = new RunningService();

  @Test
  void each_request_should_find_all_its_own_after_hops() throws Exception {
    AtOnce.forAllUsers(
        (user, round) -> {
          String id = user + "." + round;
          String language = LANGUAGES.get(round % LANGUAGES.size());
          boolean masked = round % 2 == 0;
          JsonNode seen =
              get(
                      "/context",
                      Map.of(
                          "Authorization", service.bearer(user),
                          "X-Request-Id", id,
                          "Accept-Language", language + "-CH, en;q=0.5",
                          "X-Features", "masked-addresses=" + (masked ? "on" : "off"),
                          "Cookie", "of-" + id + "=1"))
                  .get("context");
          assertThat(seen.get("user").asText()).isEqualTo(user);
          assertThat(seen.get("requestId").asText()).isEqualTo(id);
          assertThat(seen.get("language").asText()).isEqualTo(language);
          assertThat(seen.get("cookies")).hasToString("[\"of-" + id + "\"]");
          boolean detailed = DemoUsers.ACTIVE.indexOf(user) % 2 == 0;
          assertThat(seen.get("features").toString())
              .satisfies(
                  on -> assertThat(on.contains("masked-addresses")).isEqualTo(masked),
                  on -> assertThat(on.contains("activity-details")).isEqualTo(detailed));
        });
  }

  @Test
  void texts_deep_inside_should_be_in_the_language_of_the_request() throws Exception {
    assertThat(notification("de")).isEqualTo("Willkommen, alice");
    assertThat(notification("pl-PL")).isEqualTo("Witaj, alice");
    assertThat(notification("xx, ;;;")).isEqualTo("Welcome, alice");
  }

  private String notification(String language) throws Exception {
    Map<String, String> headers =
        Map.of("Authorization", service.bearer("alice"), "Accept-Language", language);
    return get("/profile", headers).at("/profile/notifications/lines/0").asText();
  }

  @Test
  void features_should_be_the_users_unless_the_request_says_otherwise() throws Exception {
    assertThat(activity("alice", "masked-addresses=off")).isEqualTo("alice signed in, from home");
    assertThat(activity("bob", "masked-addresses=off")).isEqualTo("bob signed in");
    assertThat(activity("alice", "activity-details=off")).isEqualTo("alice signed in");
    assertThat(activity("bob", "activity-details=on")).isEqualTo("bob signed in, from home");
    assertThat(
            get(
                "/email-addresses",
                Map.of(
                    "Authorization", service.bearer("carol"), "X-Features", "masked-addresses=on")))
        .hasToString("{\"addresses\":[\"c…@example.com\",\"c…@work.example.com\"]}");
  }

  private String activity(String user, String features) throws Exception {
    Map<String, String> headers =
        Map.of("Authorization", service.bearer(user), "X-Features", features);
    return get("/profile", headers).at("/profile/activity/lines/0").asText();
  }

  @Test
  void unknown_feature_should_be_told_the_known_ones() throws Exception {
    for (String features : List.of("masks=on", "masked-addresses", "")) {
      HttpResponse<String> answer =
          service
              .client()
              .send(
                  "GET",
                  "/profile",
                  Map.of("Authorization", service.bearer("alice"), "X-Features", features),
                  "");
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body())
          .containsAnyOf("unknown feature 'masks'; known: masked-addresses", "FEATURE=on or");
    }
  }

  private JsonNode get(String path, Map<String, String> headers) throws Exception {
    HttpResponse<String> answer = service.client().send("GET", path, headers, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }
}
