package io.asynclocal.it.hop;

import static io.asynclocal.it.hop.HopContract.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pools over a synchronous queue, where a task is wrapped on its way and nobody may see it. */
class DemandingHandOffsIT {

  private final CountDownLatch released = new CountDownLatch(1);

  private void block() {
    Witness.await(released);
  }

  private static void end(ThreadPoolExecutor pool) throws InterruptedException {
    pool.shutdown();
    assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void task_should_be_refused_where_a_synchronous_queue_has_no_taker() throws Exception {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new SynchronousQueue<>());
    pool.execute(this::block);
    Runnable refused = () -> {};
    assertThatThrownBy(() -> USER.run("A", () -> pool.execute(refused)))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessageContaining(refused.toString());
    assertThat(pool.getQueue()).isEmpty();
    assertThat(pool.remove(refused)).isFalse();
    released.countDown();
    end(pool);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void task_through_a_synchronous_queue_should_be_the_programs_own(boolean fair) throws Exception {
    List<Runnable> told = Collections.synchronizedList(new ArrayList<>());
    List<Thread> workers = Collections.synchronizedList(new ArrayList<>());
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(1, 2, 1, TimeUnit.MINUTES, new SynchronousQueue<>(fair)) {
          @Override
          protected void beforeExecute(Thread worker, Runnable task) {
            told.add(task);
          }

          @Override
          protected void afterExecute(Runnable task, Throwable failure) {
            told.add(task);
          }
        };
    pool.setThreadFactory(
        task -> {
          workers.add(new Thread(task));
          return workers.get(workers.size() - 1);
        });
    pool.prestartAllCoreThreads();
    awaitWaiting(workers.get(0));
    Witness witness = Witness.of(USER);
    USER.run("A", () -> pool.execute(witness));
    assertThat(witness.store()).isEqualTo("A");
    end(pool);
    assertThat(told).containsExactly(witness, witness);
    assertThat(workers).as("the task went through the queue").hasSize(1);
  }

  @Test
  void program_should_take_its_own_task_out_of_a_synchronous_queue() throws Exception {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new SynchronousQueue<>());
    pool.execute(this::block);
    FutureTask<Runnable> taken = new FutureTask<>(() -> pool.getQueue().take());
    Thread taker = new Thread(taken);
    taker.start();
    awaitWaiting(taker);
    Witness witness = Witness.of(USER);
    USER.run("A", () -> pool.execute(witness));
    assertThat(taken.get(30, TimeUnit.SECONDS)).isSameAs(witness);
    released.countDown();
    end(pool);
  }

  private static void awaitWaiting(Thread thread) {
    Awaitility.await().until(() -> thread.getState() == Thread.State.WAITING);
  }
}
