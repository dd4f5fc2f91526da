package io.asynclocal.it.hop;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.AsyncLocalStorage;
import io.asynclocal.InEveryStart;
import io.asynclocal.it.thread.NewThreads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.condition.EnabledForJreRange;

/** Section F of the cases: executors and threads. */
class ThreadCasesIT extends Cases {

  @InEveryStart
  void f1_every_submission_should_see_its_own_moment() {
    a.run(
        1,
        () -> {
          pool.submit(this::note);
          pool.submit(Executors.callable((Runnable) this::note));
          pool.submit(this::note, "result");
          pool.execute(this::note);
          a.enterWith("changed later");
        });
    assertThat(seen()).containsExactly(1, 1, 1, 1);
  }

  @InEveryStart
  void f2_all_and_any_should_see_the_call() throws Exception {
    List<Callable<Object>> tasks = Collections.nCopies(3, Executors.callable(this::note));
    a.call(1, () -> pool.invokeAll(tasks));
    a.call(2, () -> pool.invokeAll(tasks, 1, TimeUnit.MINUTES));
    assertThat(seen()).containsExactly(1, 1, 1, 2, 2, 2);
    seen.clear();
    a.call(3, () -> pool.invokeAny(tasks));
    assertThat(seen()).isNotEmpty().containsOnly(3);
    seen.clear();
    a.call(4, () -> pool.invokeAny(tasks, 1, TimeUnit.MINUTES));
    assertThat(seen()).isNotEmpty().containsOnly(4);
  }

  @InEveryStart
  void f3_worker_that_had_a_context_should_show_it_to_nobody_else() {
    a.run(1, () -> pool.execute(this::note));
    pool.execute(this::note);
    pool.submit(this::note);
    assertThat(seen()).containsExactly(1, "none", "none");
  }

  @InEveryStart
  void f4_worker_should_have_nothing_of_who_created_it() {
    for (ExecutorService made :
        List.of(
            Executors.newFixedThreadPool(1),
            Executors.newCachedThreadPool(),
            Executors.newScheduledThreadPool(1),
            Executors.newWorkStealingPool(1))) {
      Witness first = Witness.of(a);
      a.run(1, () -> made.execute(first));
      assertThat(first.store()).isEqualTo(1);
      Witness later = Witness.of(a);
      made.execute(later);
      assertThat(later.isBound()).isFalse();
      made.shutdown();
    }
  }

  @InEveryStart
  void f5_one_object_submitted_twice_should_run_in_each_context_in_order() {
    CountDownLatch released = new CountDownLatch(1);
    pool.execute(() -> Witness.await(released));
    Runnable shared = this::note;
    a.run("A", () -> pool.execute(shared));
    a.run("B", () -> pool.execute(shared));
    pool.execute(shared);
    released.countDown();
    assertThat(seen()).containsExactly("A", "B", "none");
  }

  @InEveryStart
  void f6_task_in_the_callers_thread_should_see_its_context_and_leave_it() {
    ThreadPoolExecutor none =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.MINUTES,
            new SynchronousQueue<>(),
            new ThreadPoolExecutor.CallerRunsPolicy());
    CountDownLatch released = new CountDownLatch(1);
    none.execute(() -> Witness.await(released));
    Executor direct = new Direct();
    Runnable entering =
        () -> {
          note();
          a.enterWith("of the task");
        };
    a.run(
        1,
        () -> {
          none.execute(entering);
          note();
          direct.execute(entering);
          note();
        });
    released.countDown();
    none.shutdown();
    assertThat(seen).containsExactly(1, 1, 1, 1);
  }

  private static final class Direct implements Executor {
    @Override
    public void execute(Runnable task) {
      task.run();
    }
  }

  @InEveryStart
  void f7_thread_should_see_its_start_and_not_its_construction() throws Exception {
    Thread thread = a.call("A", () -> new Thread(this::note));
    a.run("B", thread::start);
    thread.join();
    assertThat(seen).containsExactly("B");
  }

  @InEveryStart
  void f8_thread_with_its_own_run_should_keep_the_store_while_it_waits() throws Exception {
    Thread thread =
        new Thread() {
          @Override
          public void run() {
            waitAndNote();
          }
        };
    a.run(1, thread::start);
    thread.join();
    assertThat(seen).containsExactly(1, 1, 1);
  }

  @InEveryStart
  @EnabledForJreRange(minVersion = 21)
  void f8_virtual_threads_should_keep_the_store_on_every_carrier() throws Exception {
    int threads = 50;
    CountDownLatch ended = new CountDownLatch(2 * threads);
    Runnable task =
        () -> {
          waitAndNote();
          ended.countDown();
        };
    ExecutorService each = NewThreads.executor("ofVirtual");
    List<Object> expected = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      expected.addAll(Collections.nCopies(6, i));
      a.run(i, () -> each.execute(task));
      a.<Void, Exception>call(
          i,
          () -> {
            NewThreads.start("ofVirtual", task);
            return null;
          });
    }
    Witness.await(ended);
    each.shutdown();
    assertThat(seen).containsExactlyInAnyOrderElementsOf(expected);
  }

  private void waitAndNote() {
    note();
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    note();
    LockSupport.parkNanos(1000);
    note();
  }

  @InEveryStart
  void f14_element_of_a_queue_should_see_the_consumer_unless_it_was_bound() throws Exception {
    LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    Thread consumer =
        new Thread(
            () -> {
              try {
                queue.take().run();
                queue.take().run();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    a.run("of the consumer", consumer::start);
    a.run(1, () -> queue.add(this::note));
    a.run(2, () -> queue.add(AsyncLocalStorage.bind(this::note)));
    consumer.join();
    assertThat(seen).containsExactly("of the consumer", 2);
  }
}
