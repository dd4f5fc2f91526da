package io.asynclocal.demo.cookies;

import java.util.List;
import java.util.Optional;

/** The cookies of one request: those that came with it, as its action has changed them since. */
public interface CookieStore {

  /** The cookie of that name. */
  Optional<Cookie> get(String name);

  /** All cookies, in the order in which they came. */
  List<Cookie> getAll();

  /** Whether there is a cookie of that name. */
  boolean has(String name);

  /**
   * Sets a cookie, here and in the browser.
   *
   * @throws IllegalStateException outside an action
   * @throws io.asynclocal.demo.web.BadRequest where name or value cannot be a cookie's
   */
  void set(String name, String value);

  /**
   * Deletes a cookie, here and in the browser.
   *
   * @throws IllegalStateException outside an action
   * @throws io.asynclocal.demo.web.BadRequest where the name cannot be a cookie's
   */
  void delete(String name);
}
