package io.asynclocal.it.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** Spring Security's {@code SecurityContextHolder}. */
class SpringSecurityIT extends CarryContract {

  @Override
  void set(String value) {
    SecurityContextHolder.setContext(contextOf(value));
  }

  @Override
  String get() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication == null ? null : authentication.getName();
  }

  @Override
  void clear() {
    SecurityContextHolder.clearContext();
  }

  private static SecurityContext contextOf(String user) {
    return new SecurityContextImpl(new TestingAuthenticationToken(user, "secret"));
  }

  /** The users that got mixed up: one mutable context, and tasks in a loop. */
  @ParameterizedTest
  @MethodSource("ways")
  void context_that_is_changed_after_the_hop_should_not_change_the_task(Way way) {
    SecurityContext shared = contextOf("ada");
    SecurityContextHolder.setContext(shared);
    AtomicReference<String> seen = new AtomicReference<>();
    AtomicReference<SecurityContext> ofTask = new AtomicReference<>();
    CountDownLatch changed = new CountDownLatch(1);
    CountDownLatch ran = new CountDownLatch(1);
    way.start(
        () -> {
          Way.await(changed);
          seen.set(get());
          ofTask.set(SecurityContextHolder.getContext());
          ofTask.get().setAuthentication(null);
          ran.countDown();
        });
    shared.setAuthentication(new TestingAuthenticationToken("bob", "secret"));
    changed.countDown();
    Way.await(ran);
    assertThat(seen).hasValue("ada");
    assertThat(ofTask.get()).isNotSameAs(shared);
    assertThat(get()).isEqualTo("bob");
  }

  @ParameterizedTest
  @MethodSource("ways")
  void deferred_context_should_be_loaded_by_nobody_but_who_asks(Way way) {
    AtomicInteger loaded = new AtomicInteger();
    Supplier<SecurityContext> session =
        () -> {
          loaded.incrementAndGet();
          return contextOf("ada");
        };
    SecurityContextHolder.setDeferredContext(session);
    way.run(() -> way.start(() -> {}));
    assertThat(loaded).hasValue(0);
    assertThat(seenBy(way)).isEqualTo("ada");
    assertThat(loaded).hasValue(1);
  }

  /** A filter of the program's own that sets the user into the deferred context. */
  @ParameterizedTest
  @MethodSource("ways")
  void deferred_context_that_was_loaded_and_changed_should_travel_as_it_is(Way way) {
    SecurityContext session = new SecurityContextImpl();
    SecurityContextHolder.setDeferredContext(() -> session);
    SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("ada", ""));
    AtomicReference<String> seen = new AtomicReference<>();
    way.run(
        () -> {
          session.setAuthentication(null);
          seen.set(get());
        });
    assertThat(seen).hasValue("ada");
  }
}
