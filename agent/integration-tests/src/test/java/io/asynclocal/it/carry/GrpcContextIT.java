package io.asynclocal.it.carry;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Context;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** gRPC's {@code Context}. */
class GrpcContextIT extends CarryContract {

  private static final Context.Key<String> USER = Context.key("user");

  @Override
  void set(String value) {
    Context.current().withValue(USER, value).attach();
  }

  @Override
  String get() {
    return USER.get();
  }

  @Override
  void clear() {
    Context.ROOT.attach();
  }

  /** A server cancels the context of a call as the call ends. */
  @ParameterizedTest
  @MethodSource("ways")
  void end_of_a_call_should_not_cancel_what_goes_on(Way way) {
    Context.CancellableContext call = Context.current().withValue(USER, "ada").withCancellation();
    call.attach();
    Context attached = Context.current();
    AtomicReference<Boolean> cancelled = new AtomicReference<>();
    way.run(
        () -> {
          call.cancel(null);
          cancelled.set(Context.current().isCancelled());
        });
    assertThat(cancelled).hasValue(false);
    assertThat(Context.current()).isSameAs(attached);
  }

  /** Else a chain of hops would make a chain of contexts. */
  @ParameterizedTest
  @MethodSource("ways")
  void fork_should_travel_on_as_it_is(Way way) {
    set("ada");
    AtomicReference<Context> first = new AtomicReference<>();
    AtomicReference<Context> second = new AtomicReference<>();
    way.run(() -> first.set(Context.current()));
    first.get().attach();
    way.run(() -> second.set(Context.current()));
    assertThat(second.get()).isSameAs(first.get());
  }
}
