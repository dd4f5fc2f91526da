package io.asynclocal.demo.cookies;

import io.asynclocal.demo.web.BadRequest;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** What names and values may be (RFC 6265), and how a value of any text fits into a header. */
final class CookieText {

  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  /** What browsers keep at least: name and value together. */
  private static final int LONGEST = 4096;

  private CookieText() {}

  static void requireName(String name) {
    if (name == null || !TOKEN.matcher(name).matches()) {
      throw new BadRequest(
          "a cookie's name has to be letters, digits and !#$%&'*+-.^_`|~, with no spaces");
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("__secure-") || lower.startsWith("__host-")) {
      throw new BadRequest("names that begin with __Secure- or __Host- need https");
    }
  }

  /** The value as it goes into the header: percent-encoded, so that no character of it can act. */
  static String encoded(String name, String value) {
    if (value == null) {
      throw new BadRequest("a cookie's value is missing");
    }
    if (CONTROL.matcher(value).find()) {
      throw new BadRequest("a cookie's value must not have control characters, such as line ends");
    }
    String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    if (name.length() + encoded.length() > LONGEST) {
      throw new BadRequest("name and value of a cookie are longer than " + LONGEST + " bytes");
    }
    return encoded;
  }

  /** The value that was encoded; one that somebody else set may be as it is. */
  static String decoded(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }
}
