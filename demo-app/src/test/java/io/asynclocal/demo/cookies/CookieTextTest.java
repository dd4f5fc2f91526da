package io.asynclocal.demo.cookies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asynclocal.demo.web.BadRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and values, good and bad. */
class CookieTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"theme", "a", "A-1_b.c", "!#$%&'*+-.^_`|~"})
  void token_should_be_a_name(String name) {
    CookieText.requireName(name);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", " ", "a b", "a=b", "a;b", "a,b", "a\r\nb", "a\tb", "<a>", "ä", "\"a\"", "a\0"})
  void anything_else_should_be_refused(String name) {
    assertThatThrownBy(() -> CookieText.requireName(name))
        .isInstanceOf(BadRequest.class)
        .hasMessageStartingWith("a cookie's name has to be");
  }

  @ParameterizedTest
  @ValueSource(strings = {"__Host-a", "__secure-a"})
  void prefix_that_needs_https_should_be_refused(String name) {
    assertThatThrownBy(() -> CookieText.requireName(name)).hasMessageContaining("need https");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "dark",
        "a b",
        "1+1=2",
        "a;Path=/;b",
        "<b>\"bold\" & 'more'</b>",
        "100%",
        "grün 🍪"
      })
  void value_should_come_back_as_it_was_and_be_harmless_on_its_way(String value) {
    String encoded = CookieText.encoded("name", value);
    assertThat(encoded).matches("[A-Za-z0-9%._*-]*");
    assertThat(CookieText.decoded(encoded)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nSet-Cookie: b=c", "a\nb", "a\0b", "a\tb", "\u007f"})
  void control_character_should_be_refused(String value) {
    assertThatThrownBy(() -> CookieText.encoded("name", value))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("control characters");
  }

  @Test
  void longest_value_should_be_what_browsers_keep() {
    assertThat(CookieText.encoded("n", "v".repeat(4095))).hasSize(4095);
    assertThatThrownBy(() -> CookieText.encoded("n", "v".repeat(4096)))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("longer than 4096 bytes");
    assertThatThrownBy(() -> CookieText.encoded("n", null)).hasMessageContaining("missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"100%", "%zz", "a+b", "<i>"})
  void value_that_somebody_else_set_should_be_read_as_it_is(String value) {
    assertThat(CookieText.decoded(value)).isEqualTo(value);
  }
}
