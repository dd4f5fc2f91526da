package io.asynclocal.demo;

import io.asynclocal.demo.cookies.Cookie;
import io.asynclocal.demo.cookies.Cookies;
import io.asynclocal.demo.features.Feature;
import io.asynclocal.demo.locale.Language;
import io.asynclocal.demo.logging.RequestLog;
import java.util.Arrays;
import java.util.List;

/** What each of the five storages holds in one place; none of them knows of the others. */
record SeenContext(
    String thread,
    String user,
    String requestId,
    String language,
    List<String> features,
    List<String> cookies) {

  static SeenContext here() {
    RequestLog log = RequestLog.LOG.getStore();
    return new SeenContext(
        Thread.currentThread().getName(),
        AuthContext.userSeen(),
        log == null ? null : log.requestId(),
        Language.current().toLanguageTag(),
        Arrays.stream(Feature.values()).filter(Feature::isOn).map(Feature::key).toList(),
        Cookies.cookies().join().getAll().stream().map(Cookie::name).toList());
  }
}
