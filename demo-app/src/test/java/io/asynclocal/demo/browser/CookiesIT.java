package io.asynclocal.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.demo.RunningService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Cookie;

/** The page of cookies in a real browser. */
class CookiesIT {

  @RegisterExtension final RunningService service = new RunningService();
  @RegisterExtension final Chromium chromium = new Chromium();

  @BeforeEach
  void open() {
    chromium.driver().get("http://127.0.0.1:" + service.port() + "/cookies");
  }

  @Test
  void cookie_should_be_set_by_the_form_and_deleted_by_its_button() {
    set("theme", "dark");
    chromium.awaitText("#cookies", "theme: dark");
    Cookie cookie = chromium.driver().manage().getCookieNamed("theme");
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getSameSite()).isEqualTo("Lax");
    assertThat(cookie.getPath()).isEqualTo("/");
    chromium.click("[data-delete=theme]");
    chromium.awaitText("#cookies", "None yet.");
    assertThat(chromium.driver().manage().getCookies()).isEmpty();
  }

  @Test
  void markup_in_a_value_should_be_text() {
    String value = "<b id=\"bold\">bold</b><script>document.title='owned'</script> & 'more'";
    set("markup", value);
    chromium.awaitText("#cookies", "markup: " + value);
    assertThat(chromium.all("#bold")).isEmpty();
    assertThat(chromium.driver().getTitle()).isEqualTo("Cookies");
  }

  private void set(String name, String value) {
    chromium.find("[name=name]").sendKeys(name);
    chromium.find("[name=value]").sendKeys(value);
    chromium.click("form button");
  }
}
