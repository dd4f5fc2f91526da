package io.asynclocal.demo.locale;

import static io.asynclocal.demo.locale.Language.LOCALE;

import io.asynclocal.demo.web.Middleware;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Locale;

/** Binds the language that suits the client best. */
public final class LocaleMiddleware implements Middleware {

  @Override
  public void around(Context ctx, Handler next) throws Exception {
    LOCALE.<Void, Exception>call(
        best(ctx.header("Accept-Language")),
        () -> {
          next.handle(ctx);
          return null;
        });
  }

  private static Locale best(String accepted) {
    Locale best = accepted == null ? null : Locale.lookup(parsed(accepted), Language.SUPPORTED);
    return best == null ? Locale.ENGLISH : best;
  }

  /** A header that nobody can read asks for nothing. */
  private static List<Locale.LanguageRange> parsed(String accepted) {
    try {
      return Locale.LanguageRange.parse(accepted);
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }
}
