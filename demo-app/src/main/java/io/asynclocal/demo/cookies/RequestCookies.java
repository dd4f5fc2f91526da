package io.asynclocal.demo.cookies;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the storage holds for one request: its cookies, its phase and the changes to send. Used from
 * all threads that the request's work reaches.
 */
final class RequestCookies implements CookieStore {

  private final Map<String, Cookie> cookies = new LinkedHashMap<>();
  private final Map<String, jakarta.servlet.http.Cookie> changes = new LinkedHashMap<>();
  private final boolean secure;
  private Phase phase;

  RequestCookies(HttpServletRequest request) {
    secure = request.isSecure();
    phase = Phase.of(request.getMethod());
    if (request.getCookies() != null) {
      for (jakarta.servlet.http.Cookie cookie : request.getCookies()) {
        // Of two with one name the first is the one of the narrower path.
        cookies.putIfAbsent(
            cookie.getName(), new Cookie(cookie.getName(), CookieText.decoded(cookie.getValue())));
      }
    }
  }

  @Override
  public synchronized Optional<Cookie> get(String name) {
    return Optional.ofNullable(cookies.get(name));
  }

  @Override
  public synchronized List<Cookie> getAll() {
    return new ArrayList<>(cookies.values());
  }

  @Override
  public synchronized boolean has(String name) {
    return cookies.containsKey(name);
  }

  @Override
  public synchronized void set(String name, String value) {
    phase.requireAction("set a cookie");
    CookieText.requireName(name);
    changes.put(name, change(name, CookieText.encoded(name, value)));
    cookies.put(name, new Cookie(name, value));
  }

  @Override
  public synchronized void delete(String name) {
    phase.requireAction("delete a cookie");
    CookieText.requireName(name);
    jakarta.servlet.http.Cookie change = change(name, "");
    change.setMaxAge(0);
    changes.put(name, change);
    cookies.remove(name);
  }

  private jakarta.servlet.http.Cookie change(String name, String value) {
    jakarta.servlet.http.Cookie change = new jakarta.servlet.http.Cookie(name, value);
    change.setPath("/");
    change.setHttpOnly(true);
    change.setSecure(secure);
    change.setAttribute("SameSite", "Lax");
    return change;
  }

  /** Ends the action: later changes are refused. */
  synchronized List<jakarta.servlet.http.Cookie> end() {
    phase = Phase.AFTER;
    return new ArrayList<>(changes.values());
  }
}
