package io.asynclocal.demo.features;

import static io.asynclocal.demo.features.Feature.FEATURES;

import io.asynclocal.demo.web.BadRequest;
import io.asynclocal.demo.web.Middleware;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/** Decides which features a request has: those of its user, as its header changes them. */
public final class FeatureMiddleware implements Middleware {

  private static final String HEADER = "X-Features";

  private final Supplier<? extends Collection<String>> keysOfUser;

  /**
   * Makes the middleware.
   *
   * @param keysOfUser gives the keys of the features that the user of the request has
   */
  public FeatureMiddleware(Supplier<? extends Collection<String>> keysOfUser) {
    this.keysOfUser = keysOfUser;
  }

  @Override
  public void around(Context ctx, Handler next) throws Exception {
    Set<Feature> features = EnumSet.noneOf(Feature.class);
    for (String key : keysOfUser.get()) {
      features.add(known(key));
    }
    String header = ctx.header(HEADER);
    if (header != null) {
      for (String entry : header.split(",", -1)) {
        override(features, entry.strip());
      }
    }
    FEATURES.<Void, Exception>call(
        Collections.unmodifiableSet(features),
        () -> {
          next.handle(ctx);
          return null;
        });
  }

  private static void override(Set<Feature> features, String entry) {
    if (entry.endsWith("=on")) {
      features.add(known(entry.substring(0, entry.length() - "=on".length())));
    } else if (entry.endsWith("=off")) {
      features.remove(known(entry.substring(0, entry.length() - "=off".length())));
    } else {
      throw new BadRequest(
          HEADER + " has '" + entry + "'; it is a list of FEATURE=on or FEATURE=off");
    }
  }

  private static Feature known(String key) {
    Feature feature = Feature.of(key);
    if (feature == null) {
      throw new BadRequest("unknown feature '" + key + "'; known: " + Feature.known());
    }
    return feature;
  }
}
