package io.asynclocal.it.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several copies of one library, each in a web application, on the pools of one server. */
class WebAppIT {

  private static final String[] LOGBACK = {"slf4j-api", "logback-classic", "logback-core"};

  static java.util.stream.Stream<Way> ways() {
    return Way.all();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void copies_should_travel_and_not_mix(Way way) {
    Held one = new Named(WebApp.with(LOGBACK), "org.slf4j.MDC");
    Held two = new Named(WebApp.with(LOGBACK), "org.slf4j.MDC");
    one.set("ada");
    two.set("bob");
    AtomicReference<String> seen = new AtomicReference<>();
    way.run(() -> seen.set(one.get() + " " + two.get()));
    assertThat(seen).hasValue("ada bob");
    one.clear();
    way.run(() -> seen.set(one.get() + " " + two.get()));
    assertThat(seen).hasValue("null bob");
    two.clear();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mdc", "field", "fast field"})
  void application_should_be_unloaded(String holder) throws Exception {
    WeakReference<ClassLoader> loader = use(holder);
    Awaitility.await()
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(loader.get()).isNull();
            });
  }

  /** One that comes, works, and is stopped. */
  private static WeakReference<ClassLoader> use(String holder) throws Exception {
    WebApp app = holder.equals("mdc") ? WebApp.with(LOGBACK) : WebApp.with();
    Held held =
        holder.equals("mdc")
            ? new Named(app, "org.slf4j.MDC")
            : app.held(holder.equals("field") ? OfField.class : OfFastField.class);
    held.set("ada");
    AtomicReference<String> seen = new AtomicReference<>();
    for (Way way : new Way[] {Way.SUBMIT, Way.FORK_JOIN, Way.TIMER}) {
      way.run(() -> seen.set(held.get()));
      assertThat(seen).hasValue("ada");
    }
    held.clear();
    // Pools keep their last task for a while.
    for (Way way : new Way[] {Way.SUBMIT, Way.FORK_JOIN, Way.TIMER}) {
      way.run(() -> {});
    }
    app.close();
    return new WeakReference<>(app);
  }

  /** Its own copy of {@link Fields}. */
  public static final class OfField implements Held {
    @Override
    public void set(String value) {
      Fields.plain().set(value);
    }

    @Override
    public String get() {
      return Fields.plain().get();
    }

    @Override
    public void clear() {
      Fields.plain().remove();
    }
  }

  /** The same with Netty, which all applications share. */
  public static final class OfFastField implements Held {
    @Override
    public void set(String value) {
      Fields.fast().set(value);
    }

    @Override
    public String get() {
      return Fields.fast().getIfExists();
    }

    @Override
    public void clear() {
      Fields.fast().remove();
    }
  }
}
