package io.asynclocal.demo.cookies;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.demo.Client;
import io.asynclocal.demo.RunningService;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page of the article's second half, and its actions, over HTTP. */
class CookiePageIT {

  @RegisterExtension final RunningService service = new RunningService();

  private static final Map<String, String> FORM =
      Map.of("Content-Type", "application/x-www-form-urlencoded");

  @Test
  void page_should_list_the_cookies_of_its_visitor_as_text() throws Exception {
    HttpResponse<String> page =
        client().send("GET", "/cookies", Map.of("Cookie", "a=1; b=%3Cscript%3E%22&'"), "");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html");
    assertThat(page.body())
        .contains("Here are your cookies:", "<code>a: 1</code>")
        .contains("<code>b: &lt;script&gt;")
        .doesNotContain("<script>");
  }

  @Test
  void form_should_set_and_lead_back_to_the_page() throws Exception {
    HttpResponse<String> answer =
        client().send("POST", "/cookies", FORM, "name=theme&value=a+%3B+b");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).hasValue("/cookies");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .containsExactly("theme=a%20%3B%20b; Path=/; HttpOnly; SameSite=Lax");
  }

  @Test
  void delete_should_end_the_cookie() throws Exception {
    HttpResponse<String> answer =
        client().send("DELETE", "/cookies/theme", Map.of("Cookie", "theme=dark"), "");
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
        .contains("Expires=Thu, 01 Jan 1970");
  }

  @Test
  void header_injection_should_be_a_bad_request() throws Exception {
    for (String body :
        new String[] {
          "name=a%0D%0ASet-Cookie:+b%3Dc&value=1",
          "name=a&value=1%0D%0ASet-Cookie:+b%3Dc",
          "name=a%3Bb&value=1",
          "name=&value=1",
          "name=a",
          "",
        }) {
      HttpResponse<String> answer = client().send("POST", "/cookies", FORM, body);
      assertThat(answer.statusCode()).as(body).isEqualTo(400);
      assertThat(answer.body()).contains("{\"error\":\"a cookie's ");
      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }
    HttpResponse<String> answer = client().send("DELETE", "/cookies/a%0D%0Ab", Map.of(), "");
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void form_on_another_site_should_be_refused() throws Exception {
    Map<String, String> foreign =
        Map.of(
            "Content-Type", "application/x-www-form-urlencoded", "Origin", "http://evil.example");
    HttpResponse<String> answer = client().send("POST", "/cookies", foreign, "name=a&value=1");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("another site");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  private Client client() {
    return service.client();
  }
}
