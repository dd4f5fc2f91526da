package io.asynclocal.it.hop;

import static io.asynclocal.it.hop.HopContract.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Completable futures as demanding programs use and extend them, with a context active. */
class DemandingCompletionsIT {

  private static final int LONG = 100_000;

  private final List<Object> seen = Collections.synchronizedList(new ArrayList<>());

  /** A future of the program's, whose stages are of its class and run on its executor. */
  private static final class Own<T> extends CompletableFuture<T> {
    private final List<Runnable> handedOver;

    Own(List<Runnable> handedOver) {
      this.handedOver = handedOver;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
      return new Own<>(handedOver);
    }

    @Override
    public Executor defaultExecutor() {
      return handedOver::add;
    }
  }

  @BeforeEach
  void enter() {
    USER.enterWith("active");
  }

  @AfterEach
  void leave() {
    assertThat(USER.getStore()).isEqualTo("active");
    USER.disable();
  }

  private void note() {
    seen.add(USER.getStore());
  }

  @Test
  void stages_should_be_of_the_programs_class_and_on_its_executor() {
    List<Runnable> handedOver = new ArrayList<>();
    Own<String> source = new Own<>(handedOver);
    CompletableFuture<Void> stage = USER.call("A", () -> source.thenRunAsync(this::note));
    assertThat(stage).isInstanceOf(Own.class);
    assertThat(source.copy()).isInstanceOf(Own.class);
    assertThat(handedOver).isEmpty();
    USER.run("B", () -> source.complete("value"));
    assertThat(handedOver).hasSize(1).allMatch(marked());
    assertThat(stage).isNotDone();
    handedOver.get(0).run();
    assertThat(stage).isCompleted();
    handedOver.get(0).run();
    assertThat(seen).containsExactly("A");
  }

  private static java.util.function.Predicate<Runnable> marked() {
    return CompletableFuture.AsynchronousCompletionTask.class::isInstance;
  }

  @Test
  void dependents_should_be_counted_and_printed_as_before() {
    CompletableFuture<Object> source = new CompletableFuture<>();
    source.thenRun(this::note);
    source.thenCombine(new CompletableFuture<>(), (one, two) -> one);
    assertThat(source.getNumberOfDependents()).isEqualTo(2);
    assertThat(source.toString()).endsWith("[Not completed, 2 dependents]");
    source.complete("value");
    assertThat(source.toString()).endsWith("[Completed normally]");
    source.obtrudeException(new CompletionException("changed", null));
    assertThat(source.toString()).contains("[Completed exceptionally");
  }

  @Test
  void failures_should_be_wrapped_as_before_and_be_the_same() {
    IllegalStateException failure = new IllegalStateException("as planned");
    CompletableFuture<Object> source = new CompletableFuture<>();
    CompletableFuture<Object> handled = source.handle((value, thrown) -> thrown);
    CompletableFuture<Object> passed = source.thenApply(value -> value);
    CompletableFuture<Object> recovered = passed.exceptionally(thrown -> thrown);
    source.completeExceptionally(failure);
    assertThat(handled.join()).isSameAs(failure);
    assertThatThrownBy(passed::join).isInstanceOf(CompletionException.class).hasCause(failure);
    assertThat(recovered.join()).isInstanceOf(CompletionException.class);
    assertThat(((Throwable) recovered.join()).getCause()).isSameAs(failure);
    CompletableFuture<Object> cancelled = new CompletableFuture<>();
    CompletableFuture<Void> dependent = cancelled.thenRun(this::note);
    assertThat(cancelled.cancel(true)).isTrue();
    assertThat(dependent.isCancelled()).isFalse();
    assertThatThrownBy(dependent::join).hasCauseInstanceOf(CancellationException.class);
    assertThat(seen).isEmpty();
  }

  @Test
  void executor_that_refuses_should_fail_the_stage() {
    RejectedExecutionException refusal = new RejectedExecutionException("as planned");
    CompletableFuture<Object> source = new CompletableFuture<>();
    CompletableFuture<Void> stage =
        source.thenRunAsync(
            this::note,
            task -> {
              throw refusal;
            });
    source.complete("value");
    assertThatThrownBy(stage::join).hasCause(refusal);
    assertThat(seen).isEmpty();
  }

  @Test
  void minimal_stage_should_stay_minimal() {
    CompletionStage<Object> minimal = new CompletableFuture<>().minimalCompletionStage();
    assertThatThrownBy(() -> ((CompletableFuture<Object>) minimal).complete("value"))
        .isInstanceOf(UnsupportedOperationException.class);
    Object stage = minimal.thenRun(this::note);
    assertThat(stage).isInstanceOf(minimal.getClass());
  }

  @Test
  void long_chains_and_many_dependents_should_need_no_stack() {
    CompletableFuture<Object> first = new CompletableFuture<>();
    CompletableFuture<Object> last = first;
    for (int i = 0; i < LONG; i++) {
      last = last.thenApply(value -> value);
    }
    CompletableFuture<Object> end = last;
    CompletableFuture<Void> noted = USER.call("A", () -> end.thenRun(this::note));
    for (int i = 0; i < LONG; i++) {
      first.whenComplete((value, failure) -> {});
    }
    USER.run("B", () -> first.complete("value"));
    assertThat(noted).isCompleted();
    assertThat(seen).containsExactly("A");
  }

  @Test
  void timeouts_should_fail_and_complete_as_before() {
    CompletableFuture<Object> late = new CompletableFuture<>().orTimeout(1, TimeUnit.MILLISECONDS);
    assertThatThrownBy(late::join).hasCauseInstanceOf(TimeoutException.class);
    assertThat(new CompletableFuture<>().completeOnTimeout("late", 1, TimeUnit.MILLISECONDS).join())
        .isEqualTo("late");
  }
}
