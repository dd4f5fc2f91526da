package io.asynclocal.it.hop;

import static io.asynclocal.it.hop.HopContract.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CountedCompleter;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RecursiveTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fork/join as demanding programs use and extend it, with a context active all the while. */
class DemandingForkJoinIT {

  private final OpenPool pool = new OpenPool();
  private final List<Object> seen = Collections.synchronizedList(new ArrayList<>());

  /** Shows what waits in it. */
  private static final class OpenPool extends ForkJoinPool {
    OpenPool() {
      super(1);
    }

    ForkJoinTask<?> next() {
      return pollSubmission();
    }

    int drain(Collection<ForkJoinTask<?>> target) {
      return drainTasksTo(target);
    }
  }

  private static final class Action extends RecursiveAction {
    private static final long serialVersionUID = 1;
    private final transient Runnable body;

    Action(Runnable body) {
      this.body = body;
    }

    @Override
    protected void compute() {
      body.run();
    }
  }

  private static final class Fibonacci extends RecursiveTask<Integer> {
    private static final long serialVersionUID = 1;
    private final int n;

    Fibonacci(int n) {
      this.n = n;
    }

    @Override
    protected Integer compute() {
      if (n < 2) {
        return n;
      }
      Fibonacci other = new Fibonacci(n - 1);
      other.fork();
      return new Fibonacci(n - 2).invoke() + other.join();
    }
  }

  @BeforeEach
  void enter() {
    USER.enterWith("active");
  }

  @AfterEach
  void leave() {
    pool.shutdown();
    assertThat(USER.getStore()).isEqualTo("active");
    USER.disable();
  }

  private void note() {
    seen.add(USER.getStore());
  }

  @Test
  void results_should_be_what_they_were() throws Exception {
    ForkJoinPool several = new ForkJoinPool(3);
    assertThat(several.invoke(new Fibonacci(15))).isEqualTo(610);
    assertThat(several.submit(new Fibonacci(16)).get()).isEqualTo(987);
    assertThat(new Fibonacci(10).fork().join()).isEqualTo(55);
    assertThat(several.invokeAll(Collections.nCopies(3, () -> USER.getStore())))
        .allSatisfy(future -> assertThat(future.get()).isEqualTo("active"));
    several.shutdown();
  }

  @Test
  void failure_should_come_out_as_it_went_in() {
    IllegalStateException failure = new IllegalStateException("as planned");
    Action failing =
        new Action(
            () -> {
              throw failure;
            });
    assertThatThrownBy(failing::invoke).isSameAs(failure);
    assertThat(failing.getException()).isSameAs(failure);
    assertThat(failing.isCompletedAbnormally()).isTrue();
    failing.reinitialize();
    ForkJoinTask<Void> submitted = pool.submit(failing);
    assertThatThrownBy(submitted::get).isInstanceOf(ExecutionException.class).hasRootCause(failure);
    assertThatThrownBy(submitted::join).isInstanceOf(IllegalStateException.class);
    Action other = new Action(() -> {});
    Action again =
        new Action(
            () -> {
              throw failure;
            });
    assertThatThrownBy(() -> ForkJoinTask.invokeAll(again, other))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void task_that_was_taken_back_should_go_with_its_next_hand_over() {
    Action task = new Action(this::note);
    pool.submit(
            new Action(
                () -> {
                  USER.run("A", task::fork);
                  assertThat(ForkJoinTask.getQueuedTaskCount()).isEqualTo(1);
                  assertThat(task.tryUnfork()).isTrue();
                  USER.run("B", task::fork);
                  task.join();
                }))
        .join();
    task.reinitialize();
    USER.run("C", () -> pool.submit(task).join());
    assertThat(seen).containsExactly("B", "C");
  }

  @Test
  void pool_should_give_out_what_was_submitted() {
    CountDownLatch released = new CountDownLatch(1);
    CountDownLatch busy = new CountDownLatch(1);
    pool.execute(
        () -> {
          busy.countDown();
          Witness.await(released);
        });
    Witness.await(busy);
    Action one = new Action(this::note);
    Action two = new Action(this::note);
    Action three = new Action(this::note);
    USER.run("A", () -> pool.execute(one));
    USER.run("B", () -> pool.execute(two));
    USER.run("C", () -> pool.execute(three));
    assertThat(pool.getQueuedSubmissionCount()).isEqualTo(3);
    ForkJoinTask<?> next = pool.next();
    assertThat(next).isSameAs(one);
    List<ForkJoinTask<?>> drained = new ArrayList<>();
    assertThat(pool.drain(drained)).isEqualTo(2);
    assertThat(drained).hasSize(2).contains(two, three);
    released.countDown();
    two.cancel(false);
    assertThatThrownBy(two::join).isInstanceOf(CancellationException.class);
    one.fork().join();
    assertThat(seen).containsExactly("A");
  }

  @Test
  void completer_should_be_told_in_order() {
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    /** Notes its completion. */
    final class Noting extends CountedCompleter<Void> {
      private static final long serialVersionUID = 1;
      private final String name;
      private final transient Runnable body;

      Noting(CountedCompleter<?> parent, String name, Runnable body) {
        super(parent);
        this.name = name;
        this.body = body;
      }

      @Override
      public void compute() {
        body.run();
        tryComplete();
      }

      @Override
      public void onCompletion(CountedCompleter<?> caller) {
        told.add(name + " by " + ((Noting) caller).name + " in " + USER.getStore());
      }

      @Override
      public boolean onExceptionalCompletion(Throwable failure, CountedCompleter<?> caller) {
        told.add(name + " failed by " + ((Noting) caller).name);
        return true;
      }
    }
    Noting[] root = {null};
    root[0] =
        new Noting(
            null,
            "root",
            () -> {
              root[0].setPendingCount(1);
              new Noting(root[0], "child", () -> {}).fork();
            });
    USER.run("A", () -> pool.invoke(root[0]));
    assertThat(told).containsExactly("child by child in A", "root by child in A");
    told.clear();
    Noting parent = new Noting(null, "root", () -> {});
    assertThatThrownBy(new Noting(parent, "child", Cases::fail)::invoke)
        .isInstanceOf(IllegalStateException.class);
    assertThat(told).containsExactly("child failed by child", "root failed by child");
  }

  @Test
  void quiescence_should_be_reached() {
    pool.submit(
            new Action(
                () -> {
                  for (int i = 0; i < 5; i++) {
                    USER.run("A", () -> new Action(this::note).fork());
                  }
                  ForkJoinTask.helpQuiesce();
                  note();
                }))
        .join();
    assertThat(seen).containsExactly("A", "A", "A", "A", "A", "active");
    assertThat(ForkJoinTask.adapt((Runnable) this::note).toString()).contains("Wrapped task = ");
  }
}
