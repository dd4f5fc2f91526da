package io.asynclocal.it.hop;

import static io.asynclocal.it.hop.HopContract.USER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** With a context active, a pool shows a program its own objects everywhere, never one of ours. */
class NobodyNoticesIT {

  /** A queue by its name. */
  private record QueueKind(String name, Supplier<BlockingQueue<Runnable>> maker) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Arguments> shapesAndQueues() {
    return Stream.of(TaskShape.values())
        .flatMap(shape -> queues().map(queue -> Arguments.of(shape, queue)));
  }

  private static Stream<QueueKind> queues() {
    return Stream.of(
        new QueueKind("linked queue", LinkedBlockingQueue::new),
        new QueueKind("linked deque", LinkedBlockingDeque::new),
        new QueueKind("array queue", () -> new ArrayBlockingQueue<>(9)),
        new QueueKind("priority queue", () -> new PriorityBlockingQueue<>(9, hashes())),
        new QueueKind("transfer queue", LinkedTransferQueue::new),
        new QueueKind("own queue", () -> new DelegatingQueue<>(new ArrayBlockingQueue<>(9))));
  }

  private static Comparator<Runnable> hashes() {
    return Comparator.comparingInt(System::identityHashCode);
  }

  @ParameterizedTest
  @MethodSource("shapesAndQueues")
  void queue_should_hold_what_was_handed_over(TaskShape shape, QueueKind kind) throws Exception {
    BusyPool pool = new BusyPool(kind.maker().get());
    Witness witness = Witness.of(USER);
    Runnable task = shape.of(witness);
    USER.run("A", () -> pool.execute(task));
    BlockingQueue<Runnable> queue = pool.getQueue();
    assertThat(queue.peek()).isSameAs(task);
    assertThat(queue.contains(task)).isTrue();
    assertThat(queue.iterator().next()).isSameAs(task);
    assertThat(queue.toArray()[0]).isSameAs(task);
    assertThat(queue.toString()).isEqualTo("[" + task + "]");
    pool.finish();
    assertThat(witness.store()).isEqualTo("A");
  }

  @ParameterizedTest
  @MethodSource("shapesAndQueues")
  void remove_should_find_what_was_handed_over(TaskShape shape, QueueKind kind) throws Exception {
    BusyPool pool = new BusyPool(kind.maker().get());
    List<String> ran = new ArrayList<>();
    Runnable task = shape.of(() -> ran.add("" + USER.getStore()));
    USER.run("A", () -> pool.execute(task));
    assertThat(pool.remove(task)).isTrue();
    assertThat(pool.remove(task)).isFalse();
    USER.run("B", () -> pool.execute(task));
    pool.finish();
    assertThat(ran).containsExactly("B");
  }

  @ParameterizedTest
  @MethodSource("shapesAndQueues")
  void shutdownNow_should_give_back_what_was_handed_over(TaskShape shape, QueueKind kind) {
    BusyPool pool = new BusyPool(kind.maker().get());
    Witness witness = Witness.of(USER);
    Runnable task = shape.of(witness);
    USER.run("A", () -> pool.execute(task));
    List<Runnable> waiting = pool.abandon();
    assertThat(waiting).hasSize(1);
    assertThat(waiting.get(0)).isSameAs(task);
    USER.run("B", waiting.get(0));
    assertThat(witness.isBound()).isTrue();
    assertThat(USER.isBound()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("shapesAndQueues")
  void drained_tasks_should_be_free_for_another_hand_over(TaskShape shape, QueueKind kind)
      throws Exception {
    BusyPool pool = new BusyPool(kind.maker().get());
    Witness witness = Witness.of(USER);
    Runnable task = shape.of(witness);
    USER.run("A", () -> pool.execute(task));
    List<Runnable> drained = new ArrayList<>();
    pool.getQueue().drainTo(drained);
    assertThat(drained).hasSize(1);
    assertThat(drained.get(0)).isSameAs(task);
    USER.run("B", () -> pool.execute(drained.get(0)));
    pool.finish();
    // A future stays with its first hand-over; what left an unknown queue unseen starts empty.
    String other = kind.name().equals("own queue") ? null : "B";
    assertThat(witness.store()).isEqualTo(shape == TaskShape.FUTURE_TASK ? "A" : other);
  }

  @ParameterizedTest
  @MethodSource("shapesAndQueues")
  void i3_before_and_after_should_see_the_task_in_its_context(TaskShape shape, QueueKind kind)
      throws Exception {
    BusyPool pool = new BusyPool(kind.maker().get());
    Runnable task = shape.of(() -> USER.enterWith("entered"));
    USER.run("A", () -> pool.execute(task));
    pool.finish();
    assertThat(pool.announced).as("and before them the task that kept it busy").hasSize(3);
    assertThat(pool.announced.get(1)).isSameAs(task);
    assertThat(pool.announced.get(2)).isSameAs(task);
    assertThat(pool.stores).first().isEqualTo("after null");
    assertThat(pool.stores.get(1)).isEqualTo("before A");
    assertThat(pool.stores.get(2)).startsWith("after ").isNotEqualTo("after null");
  }

  @ParameterizedTest
  @MethodSource("shapesAndQueues")
  void i3_rejection_handler_should_see_the_task_and_the_submitter(TaskShape shape, QueueKind kind) {
    BusyPool pool = new BusyPool(kind.maker().get());
    pool.abandon();
    Runnable task = shape.of(() -> {});
    USER.run("A", () -> pool.execute(task));
    assertThat(pool.rejected).hasSize(1);
    assertThat(pool.rejected.get(0)).isSameAs(task);
    assertThat(pool.stores).contains("rejected A");
  }

  @Test
  void oldest_should_be_discarded_with_its_context() throws Exception {
    BusyPool pool = new BusyPool(new LinkedBlockingQueue<>(1));
    pool.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardOldestPolicy());
    List<String> ran = new ArrayList<>();
    Runnable shared = () -> ran.add("" + USER.getStore());
    USER.run("A", () -> pool.execute(shared));
    USER.run("B", () -> pool.execute(shared));
    pool.finish();
    assertThat(ran).containsExactly("B");
  }

  @Test
  void purge_should_remove_what_was_cancelled() {
    BusyPool pool = new BusyPool(new LinkedBlockingQueue<>());
    Future<?> future = USER.call("A", () -> pool.submit(() -> {}));
    future.cancel(false);
    pool.purge();
    assertThat(pool.getQueue()).isEmpty();
    pool.abandon();
  }

  @Test
  void priority_should_be_decided_by_a_comparator_that_casts() throws Exception {
    List<String> ran = new ArrayList<>();
    /** With a rank to compare. */
    class Ranked implements Runnable, Comparable<Ranked> {
      final int rank;

      Ranked(int rank) {
        this.rank = rank;
      }

      @Override
      public int compareTo(Ranked other) {
        return Integer.compare(rank, other.rank);
      }

      @Override
      public void run() {
        ran.add(rank + " " + USER.getStore());
      }
    }
    BusyPool pool = new BusyPool(new PriorityBlockingQueue<>());
    USER.run("A", () -> pool.execute(new Ranked(2)));
    USER.run("B", () -> pool.execute(new Ranked(1)));
    pool.execute(new Ranked(3));
    pool.finish();
    assertThat(ran).containsExactly("1 B", "2 A", "3 null");
  }

  @Test
  void subclass_should_meet_the_future_that_it_made() throws Exception {
    /** As a program has it that measures its tasks. */
    class Measured extends FutureTask<Object> {
      Measured(Runnable body) {
        super(body, null);
      }
    }
    List<Object> cast = new ArrayList<>();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            1, 1, 1, java.util.concurrent.TimeUnit.MINUTES, new LinkedBlockingQueue<>()) {
          @Override
          protected <T> java.util.concurrent.RunnableFuture<T> newTaskFor(Runnable body, T value) {
            @SuppressWarnings("unchecked") // as the submitted task has no value
            FutureTask<T> task = (FutureTask<T>) new Measured(body);
            return task;
          }

          @Override
          protected void beforeExecute(Thread thread, Runnable task) {
            cast.add((Measured) task);
          }
        };
    Witness witness = Witness.of(USER);
    Future<?> future = USER.call("A", () -> pool.submit(witness));
    assertThat(witness.store()).isEqualTo("A");
    assertThat(future).isInstanceOf(Measured.class).isSameAs(cast.get(0));
    pool.shutdownNow();
  }
}
